/**
 * The words of the lifecycles: events, states and actions of each chart. They are written out, rather than taken from the charts, so that
 * the published types of the engine do not lead to XState's, which do not compile everywhere. `charts.test.ts` compares them with the charts.
 */

/** What can happen to a contact, from the customer's arrival to the release. */
export type ContactEvent =
  | 'contact.queued'
  | 'contact.rejected'
  | 'contact.updated'
  | 'contact.moved'
  | 'contact.handed-off'
  | 'contact.abandoned'
  | 'contact.withdrawn'
  | 'contact.requeued'
  | 'contact.released'
  | 'participant.joined'
  | 'participant.left'
  | 'offer.made'
  | 'offer.accepted'
  | 'ring.opened'
  | 'affinity.ended'
  | 'refusal.ended'
  | 'contact.parked'
  | 'contact.callback-requested'
  | 'contact.callback-ended'
  | 'contact.enlisted'
  | 'contact.dialled'
  | 'contact.exhausted'
  | 'contact.returned';
export type ContactState =
  | 'new'
  | 'queued'
  | 'offered'
  | 'owned'
  | 'parked'
  | 'rejected'
  | 'abandoned'
  | 'withdrawn'
  | 'exhausted'
  | 'closed';
export type ContactAction =
  | 'enterQueue'
  | 'leaveQueue'
  | 'takeOwner'
  | 'dropOwner'
  | 'widen'
  | 'endAffinity'
  | 'endRefusal'
  | 'revise'
  | 'move'
  | 'revisit'
  | 'setAside'
  | 'comeBack'
  | 'admit'
  | 'dismiss'
  | 'noteHandOff'
  | 'becomeCallback'
  | 'endCallback'
  | 'enlist'
  | 'noteDial'
  | 'forget';

/** What can happen to an offer and, once accepted, to the assignment it became. */
export type OfferEvent =
  | 'offer.made'
  | 'offer.accepted'
  | 'offer.rejected'
  | 'offer.expired'
  | 'offer.failed'
  | 'offer.revoked'
  | 'assignment.suspended'
  | 'assignment.resumed'
  | 'assignment.idled'
  | 'assignment.woken'
  | 'assignment.heard'
  | 'contact.released'
  | 'assignment.ended'
  | 'wrap-up.extended'
  | 'wrap-up.finished';
export type OfferState =
  | 'new'
  | 'live'
  | 'assigned'
  | 'suspended'
  | 'idle'
  | 'wrappingUp'
  | 'rejected'
  | 'expired'
  | 'failed'
  | 'revoked'
  | 'finished';
export type OfferAction = 'reserve' | 'assign' | 'suspend' | 'resume' | 'idle' | 'wake' | 'hear' | 'startWrapUp' | 'extendWrapUp' | 'free';

/** What an agent can declare. */
export type PresenceEvent = 'agent.signed-in' | 'agent.ready' | 'agent.not-ready' | 'agent.signed-out';
export type PresenceState = 'offline' | 'notReady' | 'ready';
export type PresenceAction = 'signIn' | 'becomeReady' | 'becomeNotReady' | 'signOut';

/** What can happen between an agent's desk windows and the engine. */
export type ConnectionEvent = 'agent.connected' | 'agent.connection-dropped' | 'agent.connection-lost' | 'agent.connection-expired';
export type ConnectionState = 'disconnected' | 'connected' | 'lost';
export type ConnectionAction = 'connect' | 'drop' | 'lose' | 'expire';

/** What can happen between a channel adapter and the engine. */
export type AdapterEvent = 'adapter.connected' | 'adapter.connection-lost' | 'adapter.connection-expired';
export type AdapterState = 'disconnected' | 'connected' | 'lost';
export type AdapterAction = 'connect' | 'lose' | 'expire';

/** What can happen to a queue. */
export type QueueEvent = 'queue.opened' | 'queue.closed';
export type QueueState = 'closed' | 'open';
export type QueueAction = 'open' | 'close';

/** What can happen to a hub. */
export type HubEvent = 'hub.opened' | 'hub.closed' | 'hub.suspended' | 'hub.resumed';
export type HubState = 'closed' | 'open' | 'suspended' | 'suspendedClosed';
export type HubAction = 'open' | 'close' | 'suspend' | 'resume';
