import { type Connections, DEFAULT_LIMITS, type GatewayLimits, openConnections, openDoor, statusOf } from '@signalbox/adapters/gateway';
import type { Mishap, Network, NetworkOptions, OpenNetwork } from '@signalbox/simulations/faults';
import { openClientEnd } from './client-end.js';
import { type Passes, readPass, writePass } from './passes.js';
import { type Arrive, openSocketPair, type SocketPair } from './socket-pair.js';

/** The process that answers, from its start to its death. */
interface Process {
  readonly door: ReturnType<typeof openDoor>;
  readonly connections: Connections;
  readonly arrive: Arrive;
  readonly pairs: Set<SocketPair>;
}

/** Until a gateway hears that a line is gone that broke under an answer. */
const NOTICED_MS = 100;

/** So few are kept in memory that whoever was away catches up from there as well as from the journal. */
const RECENT_RECORDS = 24;

/** How often an upgrade is kept on its way, and for how long: longer than a client waits, so that a later attempt overtakes it. */
const LINGERS = { share: 0.04, leastMs: 10_500, mostMs: 25_000 };

/**
 * The product's own gateway and clients, the door included, over sockets of virtual time. A frame reaches the connection it was sent on or
 * none; a client that loses its line may be told, or has to find out by silence.
 */
export const gatewayNetwork: OpenNetwork = (options) => openGatewayNetwork(options);

/** `spoilt`: what becomes of each frame of the gateway on its way, to see whether a gateway that wrote it so would be found out; `limits`: its own. */
export function openGatewayNetwork(
  { later, met, history, found }: NetworkOptions,
  spoilt: (text: string) => string = (text) => text,
  limits: Partial<GatewayLimits> = {},
): Network {
  const latency = later.draw('line');
  const mishaps = new Map<string, Mishap[]>();
  let process: Process | null = null;
  let starts = 0;

  return {
    join(member) {
      const { id } = member.role;
      const passes: Passes = { role: member.role, chance: later.draw(`pass/${id}`), nowMs: later.nowMs };
      const upgrades = later.draw(`upgrade/${id}`);
      const breaks = later.draw(`breaks/${id}`);
      let brokenUntilMs = 0;
      let pair: SocketPair | null = null;

      function dial(url: string, protocols: readonly string[]): SocketPair['client'] {
        let taken: Parameters<Connections['take']>[1] | null = null;
        const [lingers, howLong] = [upgrades() < LINGERS.share, upgrades()];
        /** Numbers of commands whose answers break the line. */
        const fatal = new Set<number>();
        const own: SocketPair = openSocketPair({
          later,
          latency,
          answering: () => (later.nowMs() < brokenUntilMs ? null : (process?.arrive ?? null)),
          lingersMs: lingers ? LINGERS.leastMs + Math.floor(howLong * (LINGERS.mostMs - LINGERS.leastMs)) : 0,
          async knock() {
            if (process === null) return { status: 503 };
            const { pathname, search } = new URL(url);
            const headers = { 'sec-websocket-protocol': protocols.join(', ') };
            const admitted = await process.door({ url: `${pathname}${search}`, headers, socket: {} });
            if ('code' in admitted) return { status: statusOf(admitted) };
            const { endsAtMs, ...arrival } = admitted;
            taken = { ...arrival, tokenMs: Math.max(0, endsAtMs - later.nowMs()), hold: () => undefined, letGo: () => undefined };
            return null;
          },
          accepted(socket) {
            if (process === null || taken === null) return;
            process.pairs.add(own);
            process.connections.take(socket, taken);
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

      function Socket(url: string, protocols: readonly string[]): SocketPair['client'] {
        return dial(url, protocols);
      }
      const end = openClientEnd({ later, history, found, member, token: () => writePass(passes), WebSocket: Socket });
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
        get line() {
          return pair?.standing === true ? pair : null;
        },
        get unanswered() {
          return end.unanswered;
        },
      };
    },
    serve(router, time) {
      const { monotonicMs, wakeAfter } = time;
      const arrivals: (() => void)[] = [];
      const connections = openConnections({
        router,
        limits: { recentRecords: RECENT_RECORDS, ...limits },
        run: `run-${++starts}`,
        time: { nowMs: monotonicMs, wakeAfter, soon: (wake) => wakeAfter(0, wake) },
      });
      const own: Process = {
        connections,
        door: openDoor({
          router,
          origins: [],
          verify: (pass) => Promise.resolve(readPass(pass, later.nowMs())),
          connectionsMax: DEFAULT_LIMITS.connectionsMax,
          connections: () => connections.size,
          // Counted by the machine's own clock, which knows nothing of the case's.
          refusedPerMinute: Number.MAX_SAFE_INTEGER,
        }),
        arrive(act) {
          arrivals.push(act);
          wakeAfter(0, () => arrivals.shift()?.());
        },
        pairs: new Set(),
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
