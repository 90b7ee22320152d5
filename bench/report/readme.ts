import type { CaseRow, Results } from '../results.js';
import { findRow, onlySpan } from './find.js';
import { busyLine } from './page.js';
import { judge } from './target.js';
import { TARGETS } from './targets.js';
import { plain, span, table } from './words.js';

type Params = Readonly<Record<string, number | string>>;

interface Named {
  readonly says: string;
  /** How the id of its benchmark case begins. */
  readonly id: string;
  readonly params: Params;
}

/** One line of README's table: a case of Signalbox, and the floor measured beside it in the same run. */
interface Shown extends Named {
  readonly floor: Named;
}

const decision = (says: string, operation: 'enqueue' | 'release', hall: Params): Shown => ({
  says,
  id: `decision/${operation}`,
  params: hall,
  floor: { says: 'bare loop', id: `decision/floor-${operation}`, params: { agents: hall['agents'] ?? 0, waiting: hall['waiting'] ?? 0 } },
});

const medium: Params = { agents: 1_000, waiting: 10_000, requirements: 300, profiles: 300 };
const large: Params = { agents: 25_000, waiting: 100_000, requirements: 300, profiles: 300 };
const unique: Params = { agents: 25_000, waiting: 100_000, profiles: 'unique' };
const desks: Params = { desks: 5_000 };

const SHOWN: readonly Shown[] = [
  decision('contact arrives → offer; 1,000 agents, 10,000 waiting', 'enqueue', medium),
  decision('agent released → next offer; the same', 'release', medium),
  decision('contact arrives → offer; 25,000 agents, 100,000 waiting', 'enqueue', large),
  decision('agent released → next offer; the same', 'release', large),
  decision('contact arrives → offer; the same, no two agents alike', 'enqueue', unique),
  decision('agent released → next offer; the same', 'release', unique),
  {
    says: 'command → answer, record synced to disk',
    id: 'durable/single',
    params: {},
    floor: { says: 'one fdatasync', id: 'durable/fdatasync', params: {} },
  },
  {
    says: 'adapter → offer at the desk, WebSocket, 5,000 desks, in memory',
    id: 'desk/memory',
    params: desks,
    floor: { says: 'WebSocket echo', id: 'desk/echo', params: desks },
  },
  {
    says: 'the same, record synced to disk first',
    id: 'desk/durable',
    params: desks,
    floor: { says: 'echo after fdatasync', id: 'desk/synced-echo', params: desks },
  },
];

const PEERS = [
  ['json-rules-engine', 'peers/json-rules-engine'],
  ['a plain scan over all agents', 'peers/scan'],
  ['PostgreSQL `SKIP LOCKED` (durable)', 'peers/postgres'],
  ['BullMQ on Redis (no skills)', 'peers/bullmq'],
] as const;

/** The few figures README shows; what a run did not measure is a dash. */
export function readmeBlock(results: Results): string {
  const rows = SHOWN.map(({ says, id, params, floor }) => {
    const timed = onlySpan(findRow(results, id, params));
    const beside = `${floor.says}: ${p50Of(findRow(results, floor.id, floor.params))}`;
    return [says, span(timed?.p50Us ?? null), span(timed?.p99Us ?? null), beside];
  });
  const verdicts = TARGETS.map((target) => judge(target, results));
  const reached = verdicts.filter(({ verdict }) => verdict.startsWith('reached')).length;
  const judged = verdicts.filter(({ measured }) => measured !== '–').length;
  const peers = PEERS.map(([says, id]) => `${says} ${p50Of(findRow(results, id))}`).join('; ');
  const figure = (id: string, name: string): string => plainOr(findRow(results, id)?.figures[name]?.median);
  return `${table(['', 'p50', 'p99', 'floor, p50'], rows)}

The first six lines are single decisions on the core, with rings, last-agent affinity, shares and 300 kinds of requirements (3,000 where no
two agents are alike). One box decides up to ${figure('durable/grouped', 'recordsPerS')} durable commands a second, restores ${figure('restore/fold', 'eventsPerS')} events a second, and keeps
${figure('memory', 'bytesPerWaiting')} bytes per waiting contact and ${figure('memory', 'bytesPerAgent')} per agent.

One assignment among 1,000 agents, p50: Signalbox ${p50Of(findRow(results, 'peers/signalbox'))} in memory and ${p50Of(findRow(results, 'peers/signalbox-durable'))} durable; ${peers}.

Of ${verdicts.length} [targets](bench/results.md#targets), ${judged} were measured and ${reached} are reached; the page shows each miss and by how much.

${results.day}, ${results.machine.cpu}, ${results.machine.cores} cores, Node.js ${results.machine.versions['Node.js'] ?? '?'}.${busyLine(results)} Floors, peers, histograms and versions: [bench/results.md](bench/results.md).`;
}

const p50Of = (row: CaseRow | undefined): string => span(onlySpan(row)?.p50Us ?? null);
const plainOr = (value: number | undefined): string => (value === undefined ? '–' : plain(value));
