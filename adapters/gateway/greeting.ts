import { type Rejection, type Router, type Scope, type ServerFrameOf, SUBPROTOCOL } from '@signalbox/engine';
import { type GatewayLimits, wireLimits } from './limits.js';
import type { PresenceOfConnection } from './presence.js';
import type { RecordStream } from './stream.js';

export interface GreetingOptions {
  readonly scope: Scope;
  readonly sender: string;
  readonly router: Router;
  readonly stream: RecordStream;
  readonly presence: PresenceOfConnection;
  readonly limits: GatewayLimits;
  /** Whether the connection has ended meanwhile. */
  over(): boolean;
  welcome(frame: ServerFrameOf<'welcome'>): void;
  /** The router does not take this connection. */
  turnAway(against: Rejection): void;
}

/** What lies between an open socket and the welcome: the router is told who has come, and says which numbers that client has used. */
export async function greet({ scope, sender, router, stream, presence, limits, over, welcome, turnAway }: GreetingOptions): Promise<void> {
  if (over()) return;
  const against = await presence.arrive();
  if (over()) return;
  if (against !== null) return turnAway(against);
  const known = await router.ask({ type: 'sender', sender });
  if (over()) return;
  // Without its highest number a client would number new commands like old ones, and be given their answers.
  if (!known.ok) return turnAway(known.rejection);
  const { seq, check, atMs } = stream.head;
  welcome({
    type: 'welcome',
    protocol: SUBPROTOCOL,
    sender,
    role: scope.role,
    highestN: known.view.highestN,
    head: { seq, check },
    atMs,
    heartbeatMs: limits.heartbeatMs,
    limits: wireLimits(limits, scope.role),
  });
}
