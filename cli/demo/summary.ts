import type { Plan, WhyWaiting } from '@signalbox/engine';
import { verify, whyWaiting } from '@signalbox/engine/inspect';
import { applyRecord, freshState, type JournalRecord } from '@signalbox/engine/journal';
import pc from 'picocolors';
import { plural } from '../number-text.js';
import { type Column, table } from '../table.js';
import { wallClock } from '../wall-clock.js';
import type { Board } from './board/board.js';
import { channelWord, span, title } from './board/sentences.js';
import type { Wait } from './board/waits.js';
import { dimTitle, serviceLevel } from './screen.js';

/** The end of the day in figures, for machines; the same day gives the same figures on any machine. */
export interface Summary {
  readonly arrived: number;
  readonly answered: number;
  readonly closed: number;
  readonly inHand: number;
  readonly abandoned: number;
  readonly withdrawn: number;
  readonly rejected: number;
  readonly waiting: number;
  /** Contacts accepted, by first language and hub. */
  readonly flow: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly queues: readonly {
    readonly queue: string;
    readonly target: string;
    readonly serviceLevel: string;
    readonly met: boolean | null;
  }[];
  readonly longestWaits: readonly (Omit<Wait, 'ordinal' | 'queuedSeq'> & { readonly cause: string; readonly release: string })[];
  readonly records: number;
  readonly events: number;
  readonly stateHash: string;
}

/** Anything that reads records from the first on. */
export interface Readable {
  read(fromSeq: number): AsyncIterable<JournalRecord>;
}

/** Reads the day off its board and proves its journal: every command decided again, with the same events and the same state. */
export async function summarise(
  board: Board,
  journal: Readable,
  atMs: number,
  onRecord?: (record: JournalRecord) => void,
): Promise<Summary> {
  const total = (count: (line: Board['queues'][number]) => number): number => board.queues.reduce((sum, line) => sum + count(line), 0);
  const waits = board.longestWaits(3, atMs);
  const causes = await causesOf(waits, journal);
  const verified = await verify(journal.read(1), onRecord === undefined ? {} : { onRecord });
  const answered = total((line) => line.answered);
  const inHand = total((line) => line.inHand);
  return {
    arrived: total((line) => line.arrived),
    answered,
    closed: answered - inHand,
    inHand,
    abandoned: total((line) => line.abandoned),
    withdrawn: total((line) => line.withdrawn),
    rejected: total((line) => line.rejected),
    waiting: total((line) => line.waiting),
    flow: Object.fromEntries([...board.flow].sort().map(([language, hubs]) => [language, Object.fromEntries([...hubs].sort())])),
    queues: board.queues.map((line) => ({
      queue: line.queue.id,
      target: targetOf(line),
      serviceLevel: serviceLevel(line).told,
      met: serviceLevel(line).met,
    })),
    longestWaits: waits.map(({ ordinal: _, queuedSeq: __, ...wait }, i) => ({ ...wait, ...causeInWords(causes[i]) })),
    records: verified.records,
    events: verified.events,
    stateHash: verified.stateHash,
  };
}

function targetOf({ queue }: Board['queues'][number]): string {
  const target = queue.policies[queue.channels[0] ?? '']?.target;
  return target === undefined
    ? '–'
    : `${target.percent} % ${target.end} in ${span(target.withinMs)}${target.clock === 'openHours' ? ' open' : ''}`;
}

/** What stood in the way half-way through each wait: the state is folded up to that instant and asked. */
async function causesOf(waits: readonly Wait[], journal: Readable): Promise<readonly (WhyWaiting | undefined)[]> {
  const found: (WhyWaiting | undefined)[] = waits.map(() => undefined);
  const open = new Set(waits.keys());
  const state = freshState();
  for await (const record of journal.read(1)) {
    for (const i of open) {
      const wait = waits[i] as Wait;
      if (record.atMs < (wait.fromMs + wait.untilMs) / 2) continue;
      const contact = state.contacts.get(wait.ordinal);
      if (contact !== undefined) found[i] = whyWaiting(state, contact, state.atMs);
      open.delete(i);
    }
    if (open.size === 0) break;
    applyRecord(state, record);
  }
  return found;
}

/** What one obstacle did to the agents it alone stood before, and what would have taken it away. */
interface Wording {
  cause(agents: string, hubs: string): string;
  release(hubs: string): string;
}

const WORDINGS: Readonly<Record<string, Wording>> = {
  capacity: { cause: (agents) => `${agents} could take it, all with their hands full`, release: (hubs) => `one of them free in ${hubs}` },
  'hub-open': { cause: (agents, hubs) => `${hubs} took nothing new, with ${agents} who could`, release: (hubs) => `${hubs} open` },
  presence: { cause: (agents) => `${agents} could take it, all on a break`, release: (hubs) => `a shorter break in ${hubs}` },
  'ring-hub': {
    cause: (agents) => `${agents} could take it, their ring not open yet`,
    release: (hubs) => `the ring of ${hubs} opened sooner`,
  },
  language: { cause: (agents) => `${agents} speak its next language only`, release: () => 'its next language accepted sooner' },
  skills: { cause: (agents) => `${agents} lacked only a skill`, release: (hubs) => `that skill taught in ${hubs}` },
  affinity: {
    cause: (agents) => `it was kept for who knew the customer, though ${agents} could take it`,
    release: () => 'the reservation ended sooner',
  },
  'recent-refusal': { cause: (agents) => `${agents} had just let it go`, release: () => 'its offer accepted the first time' },
  connection: { cause: (agents) => `${agents} could take it, their desks not connected`, release: (hubs) => `a desk back in ${hubs}` },
};
const otherwise = (reason: string): Wording => ({
  cause: (agents) => `${reason} kept ${agents} from it`,
  release: (hubs) => `${reason} lifted in ${hubs}`,
});

/** The commonest single obstacle half-way through the wait, and each single change that would have ended it. */
function causeInWords(why: WhyWaiting | undefined): { cause: string; release: string } {
  const [first, second] = why?.singleObstacles ?? [];
  if (first === undefined) return { cause: 'every agent had more than one thing against it', release: 'no single change' };
  const wording = WORDINGS[first.reason] ?? otherwise(first.reason);
  const hubs = listed(first.hubs);
  const agents = `${first.agents.length} ${first.agents.length === 1 ? 'agent' : 'agents'} in ${hubs}`;
  const release = wording.release(hubs);
  if (second === undefined) return { cause: wording.cause(agents, hubs), release };
  return {
    cause: wording.cause(agents, hubs),
    release: `${release}, or ${(WORDINGS[second.reason] ?? otherwise(second.reason)).release(listed(second.hubs))}`,
  };
}

const listed = (hubs: readonly string[]): string => hubs.map(title).join(' and ');

type FlowRow = readonly [language: string, acceptedByHub: Readonly<Record<string, number>>];

const TARGET_COLUMNS: readonly Column<Summary['queues'][number]>[] = [
  { title: 'queue', value: ({ queue }) => queue, left: true },
  { title: 'target', value: ({ target }) => target, left: true },
  { title: 'reached', value: ({ serviceLevel: level }) => level },
  { title: '', value: ({ met }) => (met === null ? pc.dim('nothing to measure') : met ? pc.green('met') : pc.red('missed')), left: true },
];

/** The summary for people. */
export function drawSummary(summary: Summary, shown: { readonly zone: string; readonly folder: string; readonly plan: Plan }): string {
  const { arrived, answered, closed, inHand, abandoned, withdrawn, rejected, waiting } = summary;
  const clock = wallClock(shown.zone).minute;
  const hubs = shown.plan.hubs.map(({ id }) => id);
  const flowColumns: readonly Column<FlowRow>[] = [
    { title: 'language', value: ([language]) => language, left: true },
    ...hubs.map((hub): Column<FlowRow> => ({ title: title(hub), value: ([, accepted]) => accepted[hub] ?? '·' })),
    { title: 'all', value: ([, accepted]) => hubs.reduce((sum, hub) => sum + (accepted[hub] ?? 0), 0) },
  ];
  const waits = summary.longestWaits.map(
    ({ contact, language, channel, fromMs, untilMs, end, cause, release }) =>
      `  ${clock(fromMs)} ${language} ${channelWord(channel)} ${contact} waited ${span(untilMs - fromMs)} (${end}): ${cause}. Released by: ${release}.`,
  );
  const [first] = summary.longestWaits;
  return [
    '',
    pc.bold('The day'),
    `  arrived ${arrived} = answered ${answered} (closed ${closed} + in hand ${inHand}) + abandoned ${abandoned} + withdrawn ${withdrawn} + rejected ${rejected} + waiting ${waiting}`,
    '',
    pc.bold('Who was served where'),
    table(flowColumns.map(dimTitle), Object.entries(summary.flow)),
    '',
    pc.bold('Targets'),
    table(TARGET_COLUMNS.map(dimTitle), summary.queues),
    '',
    pc.bold('The three longest waits'),
    ...waits,
    '',
    pc.bold('Journal'),
    `  ${plural(summary.records, 'record')}, ${plural(summary.events, 'event')}, verified by deciding every command again; state ${summary.stateHash}`,
    '',
    pc.bold('Ask further'),
    ...(first === undefined ? [] : [`  npm run -s signalbox -- explain ${first.contact} --journal ${shown.folder}`]),
    `  npm run -s signalbox -- report ${shown.folder} --by hub --interval 1h`,
    `  npm run -s signalbox -- verify ${shown.folder}`,
    '',
  ].join('\n');
}
