import type { QueueId } from '../ids.js';
import type { CallbackPolicy, MaxWait } from '../policy.js';
import type { Overflow, Queue } from '../queue.js';
import { durationMs } from './duration.js';
import type { QueueFile } from './plan-schema.js';
import type { PolicyFile } from './policy-file.js';
import type { Findings, Path } from './problems.js';

const TO_QUEUE = /^queue:/;

/** The longest wait as written; `null`: there is none. */
export function maxWaitOf(written: PolicyFile['maxWait']): MaxWait | null {
  if (written === undefined || written === 'off') return null;
  const { after, to } = written;
  return { afterMs: durationMs(after), to: TO_QUEUE.test(to) ? to.replace(TO_QUEUE, '') : null, callback: to === 'callback' };
}

/** How a customer is called back: three times in all, a quarter of an hour apart, unless the plan says otherwise. */
export const callbackOf = (written: PolicyFile['callback']): CallbackPolicy => ({
  retryMs: durationMs(written?.retry ?? '15m'),
  attemptsMax: written?.attempts ?? 3,
});

/** Where newly arriving contacts go while many wait. `until` is half of `waitingOver` where it is left out. */
export function overflowOf(written: QueueFile['overflow'], path: Path, findings: Findings): readonly Overflow[] {
  return (written ?? []).map(({ to, when: { waitingOver, until = Math.floor(waitingOver / 2) } }, place) => {
    if (until > waitingOver) findings.add('OVERFLOW_UNENDING', [...path, place, 'when', 'until'], { until, waitingOver });
    return { to, waitingOver, until };
  });
}

interface Edge {
  readonly to: QueueId;
  readonly path: Path;
}

/** Everything that sends a contact of this queue to another one. */
function edgesOf(queue: Queue, written: QueueFile): readonly Edge[] {
  const path = ['queues', queue.id];
  const places: Edge[] = queue.overflow.map(({ to }, place) => ({ to, path: [...path, 'overflow', place, 'to'] }));
  if (queue.whenFull !== null) places.push({ to: queue.whenFull, path: [...path, 'whenFull', 'queue'] });
  for (const [channel, { maxWait }] of Object.entries(queue.policies)) {
    if (maxWait === null || maxWait.to === null) continue;
    const own = written.byChannel?.[channel]?.maxWait === undefined ? [] : ['byChannel', channel];
    places.push({ to: maxWait.to, path: [...path, ...own, 'maxWait', 'to'] });
  }
  return places;
}

/** Contacts may be sent on only to queues of the plan that take them, and never back to where they were. */
export function checkWays(queues: readonly Queue[], files: Readonly<Record<string, QueueFile>>, names: NamesOf, findings: Findings): void {
  const byId = new Map(queues.map((queue) => [queue.id, queue]));
  const edges = new Map(queues.map((queue) => [queue.id, edgesOf(queue, files[queue.id] as QueueFile)]));
  for (const queue of queues)
    for (const { to, path } of edges.get(queue.id) ?? []) {
      const target = byId.get(to);
      if (!names.check(to, path, findings) || target === undefined) continue;
      if (target.tenant !== queue.tenant) findings.add('QUEUE_OF_OTHER_TENANT', path, { queue: to, tenant: target.tenant });
      for (const channel of queue.channels)
        if (!target.channels.includes(channel)) findings.add('CHANNEL_NOT_TAKEN', path, { queue: to, channel });
      if (leadsTo(to, queue.id, edges)) findings.add('QUEUE_CIRCULAR', path, { queue: queue.id, to });
    }
}

type NamesOf = { check(name: string, path: Path, findings: Findings): boolean };

function leadsTo(from: QueueId, goal: QueueId, edges: ReadonlyMap<QueueId, readonly Edge[]>): boolean {
  const seen = new Set<QueueId>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === goal) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(edges.get(at) ?? []).map(({ to }) => to));
  }
  return false;
}
