import type { Rejection, Router } from '@signalbox/engine';
import { type Scope, type ServerFrameOf, SUBPROTOCOL } from '@signalbox/engine/protocol';
import { unknownNames } from '../access/unknown-names.js';
import { type GatewayLimits, wireLimits } from '../operation/limits.js';
import type { Log } from '../operation/log.js';
import type { RecordStream } from '../stream/stream.js';
import type { PresenceOfConnection } from './presence.js';

export interface GreetingOptions {
  readonly scope: Scope;
  readonly sender: string;
  readonly router: Router;
  readonly stream: RecordStream;
  readonly presence: PresenceOfConnection;
  readonly limits: GatewayLimits;
  readonly log: Log;
  /** Whether the connection has ended meanwhile. */
  over(): boolean;
  welcome(frame: ServerFrameOf<'welcome'>): void;
  /** The router does not take this connection. */
  turnAway(against: Rejection): void;
}

/** What lies between an open socket and the welcome: the router is told who has come, and says which numbers that client has used. */
export async function greet({
  scope,
  sender,
  router,
  stream,
  presence,
  limits,
  log,
  over,
  welcome,
  turnAway,
}: GreetingOptions): Promise<void> {
  if (over()) return;
  const against = await presence.arrive();
  if (over()) return;
  if (against !== null) return turnAway(against);
  const [known, named] = await Promise.all([router.ask({ type: 'sender', sender }), router.look((look) => unknownNames(look, scope))]);
  if (over()) return;
  // Without its highest number a client would number new commands like old ones, and be given their answers.
  if (!known.ok) return turnAway(known.rejection);
  if (!named.ok) return turnAway(named.rejection);
  const warnings = [...named.view];
  for (const { code, message } of warnings)
    log.warn({ code, problem: message, role: scope.role, sender }, 'A token does not fit the plan.');
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
    warnings,
  });
}
