/** The gateway: a router's commands, questions and events over WebSocket, for adapters, desks and supervisors. */
export { describeProtocol } from './asyncapi.js';
export { checkGatewayOptions } from './check-options.js';
export { type Arrival, type Connections, type ConnectionsOptions, openConnections } from './connections.js';
export { type Gateway, type GatewayOptions, openGateway } from './gateway.js';
export { DEFAULT_LIMITS, type GatewayLimits } from './limits.js';
export { type Facts, jsonLog, type Log, silentLog } from './log.js';
export type { Metrics } from './metrics.js';
export type { GatewaySocket } from './socket.js';
export type { GatewayTime } from './time.js';
export type { TokenKeys, TokenOptions, Verify } from './tokens.js';
export { openDoor, refuseUpgrade, statusOf } from './upgrade.js';
