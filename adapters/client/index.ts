/** The client of the gateway, for Node.js and browsers: connects, resumes and repeats by itself. */
export type { Client, ClientOptions, Meta, Phase, Topics } from './api.js';
export { createClient } from './client.js';
export type { Answered } from './outbox.js';
export type { RelayMessage } from './relay.js';
export type { Replied } from './requests.js';
export { NoWebSocket, type SocketLike } from './socket.js';
