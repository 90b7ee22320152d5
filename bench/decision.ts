/**
 * What a decision costs, and what making it durable costs: measures both on this machine, prints the figures and leaves them in
 * bench/results.json and bench/results.md. `--quick` takes less than a minute.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppendSubject, embeddedSubject, fileSubject, lmdbSubject } from './durable/appends.js';
import { recordedDrafts } from './durable/drafts.js';
import { bareSubject } from './hall/bare-loop.js';
import { enqueueSubject, type Operation, releaseSubject } from './hall/decisions.js';
import { describeMachine } from './measure/machine.js';
import { measureInTurn, type Pace } from './measure/rounds.js';
import { rounded, summarise } from './measure/spans.js';
import { resultsPage } from './report.js';
import type { AppendRow, DecisionRow, FloorRow, Results } from './results.js';

const AGENTS = [10, 100, 1_000];
/** Somebody has to wait where a release is to lead to an offer. */
const WAITING: Readonly<Record<Operation, readonly number[]>> = { enqueue: [0, 1_000], release: [1, 1_000] };
const GROUPS = [1, 64];
const LIVES = 2_000;

const arguments_ = process.argv.slice(2);
const unknown = arguments_.find((argument) => argument !== '--quick');
if (unknown !== undefined) {
  console.error(`bench: unknown argument ${unknown}. The only one is --quick; nothing was measured.`);
  process.exit(2);
}
const quick = arguments_.includes('--quick');
const decisionPace: Pace = quick ? { rounds: 2, sliceMs: 300 } : { rounds: 5, sliceMs: 1_500 };
const appendPace: Pace = quick ? { rounds: 2, sliceMs: 400 } : { rounds: 5, sliceMs: 1_500 };
const tell = (words: string): void => void process.stderr.write(`bench: ${words}\n`);

async function measureDecisions(): Promise<Pick<Results, 'floors' | 'decisions'>> {
  const operations: readonly Operation[] = ['enqueue', 'release'];
  const bare = operations.flatMap((operation) => AGENTS.map((agents) => ({ operation, agents, subject: bareSubject(operation, agents) })));
  const subjects = [];
  for (const operation of operations)
    for (const agents of AGENTS)
      for (const waiting of WAITING[operation]) {
        tell(`opening a hall of ${agents} agents, ${waiting} waiting`);
        subjects.push(await (operation === 'enqueue' ? enqueueSubject : releaseSubject)(agents, waiting));
      }
  const spansMs = await measureInTurn([...bare.map(({ subject }) => subject), ...subjects], decisionPace, (words) =>
    tell(`decisions, ${words}`),
  );
  await Promise.all(subjects.map(({ close }) => close()));

  const floors = bare.map(({ operation, agents }, i): FloorRow => ({ operation, agents, ...summarise(spansMs[i] ?? []) }));
  const decisions = subjects.map(({ operation, agents, waiting }, i): DecisionRow => {
    const spans = summarise(spansMs[bare.length + i] ?? []);
    const floor = floors.find((row) => row.operation === operation && row.agents === agents) as FloorRow;
    return { operation, agents, waiting, ...spans, timesFloor: rounded(spans.p50Us / floor.p50Us) };
  });
  return { floors, decisions };
}

async function measureAppends(): Promise<readonly AppendRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  try {
    const drafts = await recordedDrafts(LIVES);
    const subjects: AppendSubject[] = [];
    for (const group of GROUPS)
      subjects.push(await embeddedSubject(folder, drafts, group), lmdbSubject(folder, drafts, group), fileSubject(folder, drafts, group));
    const spansMs = await measureInTurn(subjects, appendPace, (words) => tell(`appends, ${words}`));
    await Promise.all(subjects.map(({ close }) => close()));
    return subjects.map(({ store, group }, i): AppendRow => {
      const spans = spansMs[i] ?? [];
      const totalMs = spans.reduce((sum, spanMs) => sum + spanMs, 0);
      return { store, group, recordsPerS: rounded((spans.length * group * 1_000) / totalMs), ...summarise(spans) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const machine = describeMachine();
const { floors, decisions } = await measureDecisions();
const appends = await measureAppends();
const results: Results = {
  day: new Date().toISOString().slice(0, 10),
  mode: quick ? 'quick' : 'full',
  machine,
  decisionPace,
  appendPace,
  floors,
  decisions,
  appends,
};
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
const page = resultsPage(results);
writeFileSync(new URL('results.md', import.meta.url), page);
console.log(page);
