// biome-ignore-all assist/source/organizeImports: the sections say who needs what.
/** For whoever stands between a sender and the router, such as gateways, clients and channel adapters: the wire and what it carries. */

// The frames of `signalbox.v1`, who may see what of an event, and the schemas of all of it.
export * from '../protocol/frames.js';
export * from '../protocol/scope.js';
export * from '../protocol/version.js';
export * from '../protocol/wire-event.js';
export { wireEventSchema } from '../protocol/event-schema.js';
export { questionSchema, viewSchemas, workSchema } from '../protocol/view-schema.js';
export { commandSchema } from '../domain/commands.js';
export { querySchema } from '../query.js';

// Who an event concerns.
export { askerOf } from '../domain/asker.js';
export { agentConcerned, agentsHandling, audienceOf, type Audience } from '../audience.js';

// To read what a sender brings, and to refuse it in the words of the product.
export { readCommand } from '../admit.js';
export { misfit } from '../misfit.js';
export { rejection, warning, type Warning, type WarningCode } from '../errors.js';
export { REJECTIONS } from '../errors/rejections.js';
