import { type Connections, openConnections } from '@signalbox/adapters/gateway';
import type { Attempt, Scope } from '@signalbox/engine';
import type { Mishap, Network, NetworkOptions, OpenNetwork, Role } from '@signalbox/simulations/faults';
import { INSTANCE, openClientEnd } from './client-end.js';
import { type Arrive, openSocketPair, type SocketPair } from './socket-pair.js';

/** The process that answers, from its start to its death. */
interface Process {
  readonly connections: Connections;
  readonly arrive: Arrive;
  readonly pairs: Set<SocketPair>;
}

/** Until a gateway hears that a line is gone that broke under an answer. */
const NOTICED_MS = 100;

const scopeOf = ({ role, id }: Role): Scope =>
  role === 'desk' ? { role, sub: id, agent: id, tenants: '*' } : { role, sub: id, tenants: '*', channels: '*' };

/** What a client says of its attempt in the address it asks for. */
function attemptOf(url: string): Attempt {
  const { searchParams } = new URL(url);
  return { run: String(searchParams.get('run')), attempt: Number(searchParams.get('attempt')) };
}

/**
 * The product's own gateway and clients, from the upgrade on, over sockets of virtual time. A frame reaches the connection it was sent on or
 * none; a client that loses its line may be told, or has to find out by silence.
 */
export const gatewayNetwork: OpenNetwork = (options) => openGatewayNetwork(options);

/** `spoilt`: what becomes of each frame of the gateway on its way, to see whether a gateway that wrote it so would be found out. */
export function openGatewayNetwork(
  { later, met, history, found }: NetworkOptions,
  spoilt: (text: string) => string = (text) => text,
): Network {
  const latency = later.draw('line');
  const mishaps = new Map<string, Mishap[]>();
  let process: Process | null = null;
  let starts = 0;

  return {
    join(member) {
      const { id } = member.role;
      const scope = scopeOf(member.role);
      const breaks = later.draw(`breaks/${id}`);
      let brokenUntilMs = 0;
      let pair: SocketPair | null = null;

      function dial(url: string): SocketPair['client'] {
        const attempt = attemptOf(url);
        /** Numbers of commands whose answers break the line. */
        const fatal = new Set<number>();
        const own: SocketPair = openSocketPair({
          later,
          latency,
          answering: () => (later.nowMs() < brokenUntilMs ? null : (process?.arrive ?? null)),
          accepted(socket) {
            if (process === null) return;
            process.pairs.add(own);
            const quiet = { hold: () => undefined, letGo: () => undefined };
            process.connections.take(socket, { scope, client: INSTANCE, attempt, tokenMs: Number.MAX_SAFE_INTEGER, ...quiet });
          },
          sending(text, arrive) {
            const frame = mishaps.has(id) ? JSON.parse(text) : undefined;
            const mishap = frame?.type === 'command' ? mishaps.get(id)?.shift() : undefined;
            if (mishap === undefined) return false;
            met(mishap.what);
            if (mishap.what === 'answer-lost') fatal.add(frame.n);
            if (mishap.what === 'command-twice') later.after(mishap.afterMs, arrive);
            if (mishap.what === 'command-late') later.after(mishap.byMs, arrive);
            return mishap.what === 'command-late';
          },
          telling(text) {
            const frame = fatal.size > 0 ? JSON.parse(text) : undefined;
            if ((frame?.type !== 'ok' && frame?.type !== 'error') || !fatal.delete(frame.n)) return spoilt(text);
            later.after(0, () => own.cut(true, NOTICED_MS));
            return null;
          },
        });
        pair = own;
        return own.client;
      }

      function Socket(url: string): SocketPair['client'] {
        return dial(url);
      }
      const end = openClientEnd({ later, history, found, member, scope, WebSocket: Socket });
      return {
        tell: end.tell,
        forget: end.forget,
        breakFor(forMs, noticedMs) {
          brokenUntilMs = Math.max(brokenUntilMs, later.nowMs() + forMs);
          pair?.cut(breaks() < 0.5, noticedMs);
        },
        mend() {
          brokenUntilMs = 0;
          end.retryNow();
        },
        get unanswered() {
          return end.unanswered;
        },
      };
    },
    serve(router, time) {
      const { monotonicMs, wakeAfter } = time;
      const arrivals: (() => void)[] = [];
      const own: Process = {
        arrive(act) {
          arrivals.push(act);
          wakeAfter(0, () => arrivals.shift()?.());
        },
        pairs: new Set(),
        connections: openConnections({
          router,
          run: `run-${++starts}`,
          time: { nowMs: monotonicMs, wakeAfter, soon: (wake) => wakeAfter(0, wake) },
        }),
      };
      process = own;
      return () => {
        process = null;
        for (const pair of own.pairs) pair.dies();
      };
    },
    mishap: (sender, mishap) => void mishaps.set(sender, [...(mishaps.get(sender) ?? []), mishap]),
    calm: () => mishaps.clear(),
  };
}
