import { rounded } from './measure/spans.js';
import type { AppendRow, DecisionRow, Results } from './results.js';

const plain = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const span = (us: number | null): string => (us === null ? '–' : us < 1_000 ? `${plain(us)} µs` : `${plain(us / 1_000)} ms`);

/** A table whose first column is words and whose others are figures, padded as the formatter would. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(3, title.length, ...rows.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const OPERATIONS = { enqueue: '`contact.enqueue` → `offer.made`', release: '`contact.release` → next `offer.made`' } as const;

const decisionRow = (row: DecisionRow): string[] => [
  OPERATIONS[row.operation],
  plain(row.agents),
  plain(row.waiting),
  span(row.p50Us),
  span(row.p90Us),
  span(row.p99Us),
  span(row.maxUs),
  plain(row.count),
  `${plain(row.timesFloor)} ×`,
];

/** p50 of an append over that of lmdb alone with as many records. */
function timesLmdb(row: AppendRow, rows: readonly AppendRow[]): string {
  const alone = rows.find(({ store, group }) => store === 'lmdb alone' && group === row.group);
  return alone === undefined ? '–' : `${plain(rounded(row.p50Us / alone.p50Us))} ×`;
}

function machineLine({ machine, day, mode }: Results): string {
  const busy =
    machine.loadBefore > machine.cores / 2 ? ` The machine was busy with other work (load ${machine.loadBefore} before the run).` : '';
  return `${day}, ${mode} run: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}; Node.js ${machine.node} (V8 ${machine.v8}), Signalbox ${machine.signalbox} (rules ${machine.rules}), lmdb ${machine.lmdb}.${busy}`;
}

const MATCHER =
  'Decisions are made by the specification matcher, which compares every waiting contact with every agent and is kept for being obvious; the indexed matcher is still to come.';

/** The whole page of figures, with how they came about. */
export function resultsPage(results: Results): string {
  const { floors, decisions, appends, decisionPace, appendPace } = results;
  return `<!-- Written by bench/decision.ts from results.json; run \`npm run bench\` instead of editing. -->
# What decisions and appends cost

${machineLine(results)}

${MATCHER}

## Decisions

One router in this process, commands checked as they come from outside, no durable journal. A span is measured from the call until a
subscriber hears the offer. \`enqueue\`: every agent is free and able, and those waiting stand before the contact but need a skill that
nobody signed in has. \`release\`: every agent is busy and able to take those waiting. One ring, ranked by the default keys for voice.
A warm-up round is thrown away; then ${plain(decisionPace.rounds)} rounds of ${plain(decisionPace.sliceMs)} ms for each row in turn. Quantiles are nearest-rank; no p99 below 100 samples.

${table(['', 'agents', 'waiting', 'p50', 'p90', 'p99', 'max', 'samples', 'p50 to the floor'], decisions.map(decisionRow))}

The floor is a bare loop (two lists and a map: no skills, deadlines, events or explanation), timed in the same rounds and in the same way:

${table(
  ['', 'agents', 'p50', 'p90', 'p99', 'max', 'samples'],
  floors.map((row) => [
    OPERATIONS[row.operation],
    plain(row.agents),
    span(row.p50Us),
    span(row.p90Us),
    span(row.p99Us),
    span(row.maxUs),
    plain(row.count),
  ]),
)}

## Durable appends

Records of whole contact lives, one append after the other, each answered when it is on the disk; a router appends in groups by itself
while an earlier append is under way. lmdb alone and the file get the same bytes, encoded beforehand.
A warm-up round is thrown away; then ${plain(appendPace.rounds)} rounds of ${plain(appendPace.sliceMs)} ms in turn.

${table(
  ['', 'records per append', 'records/s', 'append p50', 'p90', 'p99', 'max', 'appends', 'p50 to lmdb alone'],
  appends.map((row) => [
    row.store,
    plain(row.group),
    plain(row.recordsPerS),
    span(row.p50Us),
    span(row.p90Us),
    span(row.p99Us),
    span(row.maxUs),
    plain(row.count),
    timesLmdb(row, appends),
  ]),
)}
`;
}

/** The few lines the README shows. */
export function readmeBlock(results: Results): string {
  const decisions = results.decisions.map((row) => [
    OPERATIONS[row.operation],
    plain(row.agents),
    plain(row.waiting),
    span(row.p50Us),
    span(row.p90Us),
    span(row.p99Us),
  ]);
  const appends = results.appends.map((row) => [row.store, plain(row.group), plain(row.recordsPerS), span(row.p50Us)]);
  return `${MATCHER}

${table(['in memory', 'agents', 'waiting', 'p50', 'p90', 'p99'], decisions)}

${table(['on disk', 'records per append', 'records/s', 'append p50'], appends)}

${machineLine(results)} All figures: [bench/results.md](bench/results.md).`;
}
