import type { WebSocket } from 'ws';
import { arrival } from '../../hall/contacts.js';
import { agentName } from '../../hall/world.js';
import type { Pace } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import { offerLoad } from '../../measure/open-loop.js';
import { startServerChild } from '../../servers/start-child.js';
import type { Measured } from '../case.js';
import type { DeskLoad } from './end-to-end.js';
import { connected, openSockets } from './sockets.js';

const DRAIN_MS = 15_000;

/** `synced`: forwarded once it is on disk. */
export type Handing = 'at once' | 'synced';

/**
 * The same traffic without any decision: each arrival is forwarded to a desk, whose two commands are returned to it as answers. As many
 * sockets and frames as with the gateway, each frame as long as the gateway's.
 */
export async function measureEcho({ desks, perSecond }: DeskLoad, handing: Handing, pace: Pace): Promise<Measured> {
  const server = await startServerChild('./echo-server-child', [handing]);
  const waiting = new Map<number, () => void>();
  const sockets = await openSockets(desks, (n) => connected(`${server.url}/${agentName(n)}`, [], (text, socket) => heard(n, socket, text)));
  const adapter = await connected(`${server.url}/adapter`, [], () => undefined);

  function heard(n: number, socket: WebSocket, text: string): void {
    const frame = JSON.parse(text) as { type: string; n: number };
    if (frame.type !== 'events') return;
    waiting.get(frame.n)?.();
    waiting.delete(frame.n);
    for (let command = 0; command < 2; command++) socket.send(`${agentName(n)} ${JSON.stringify({ type: 'ok', n: command, pad: PAD })}`);
  }

  const spans = openHistogram();
  const ask = (n: number, answered: () => void): void => {
    waiting.set(n, answered);
    const command = arrival({ contact: `call-${n}`, requirement: n % 300, channel: 'voice' });
    adapter.send(`${agentName((n * 7_919) % desks)} ${JSON.stringify({ type: 'events', n, command, pad: PAD })}`);
  };
  const offered = await offerLoad(ask, { perSecond, ...pace, drainMs: DRAIN_MS }, spans);
  for (const socket of [...sockets, adapter]) socket.terminate();
  await server.stop();
  return { spans: { desk: spans.text() }, figures: { unanswered: offered.unanswered, lateMaxMs: offered.lateMaxMs } };
}

/** Pads frames to about the length of the gateway's. */
const PAD = 'x'.repeat(300);
