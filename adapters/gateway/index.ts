/** The gateway: a router's commands, questions and events over WebSocket, for adapters, desks and supervisors. */

export type { TokenKeys, TokenOptions, Verify } from './access/tokens.js';
export { openDoor, refuseUpgrade, statusOf } from './access/upgrade.js';
export { describeProtocol } from './asyncapi.js';
export { type Gateway, type GatewayOptions, openGateway } from './gateway.js';
export { checkGatewayOptions } from './operation/check-options.js';
export { DEFAULT_LIMITS, type GatewayLimits } from './operation/limits.js';
export { type Facts, jsonLog, type Log, silentLog } from './operation/log.js';
export type { Metrics } from './operation/metrics.js';
export type { GatewayTime } from './operation/time.js';
export { type Arrival, type Connections, type ConnectionsOptions, openConnections } from './session/connections.js';
export type { GatewaySocket } from './socket/socket.js';
