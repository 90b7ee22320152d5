import { PARTS, type Part } from '../cases/case.js';
import { SPANS_BEYOND } from '../measure/histogram.js';
import type { Results } from '../results.js';
import { onlySpan } from './find.js';
import { partTable } from './part-table.js';
import { plotsOf } from './plots.js';
import { judge } from './target.js';
import { TARGETS } from './targets.js';
import { plain, span, table } from './words.js';

const HEADINGS: Readonly<Record<Part, { readonly title: string; readonly about: string }>> = {
  decision: {
    title: 'Decisions',
    about:
      'One step of the core in this process: fire due deadlines, decide, apply, match. Rings, two channels, last-agent affinity and shares are in force. `enqueue`: every agent is free; the contacts already waiting are ahead of the new one but need skills nobody has. `release`: every agent is busy; the waiting contacts can be served by some of the agents. ADMIT and APPEND, the stages before and after a step, are measured separately.',
  },
  peers: {
    title: 'The same job by others',
    about: 'What a user might pick instead. The notes below the table say what each one does and what it leaves out.',
  },
  lives: { title: 'Whole contact lives', about: 'Contacts from arrival to release in virtual time, as fast as the core can go.' },
  durable: {
    title: 'Durable decisions',
    about:
      'An answer is sent only once its record is on disk. In an open loop, latency is counted from the instant a command was due, so a stall counts against every command it delayed.',
  },
  desk: {
    title: 'From adapter to desk',
    about:
      "Over WebSocket, in an open loop: from the instant the adapter was due to enqueue a contact until the offer reaches an agent's desk.",
  },
  restore: { title: 'Restoring and snapshots', about: 'A state rebuilt by folding its records, written as a snapshot and read back.' },
  memory: { title: 'Memory', about: 'Heap used by the router.' },
  day: { title: 'Simulation', about: 'The production router in virtual time, beside a bare loop that makes hardly any decisions.' },
};

/** How loaded the machine was; at its end much of the load is the run's own. */
export function busyLine({ machine: { cores, loadBefore, loadAfter } }: Results): string {
  return loadBefore > cores || loadAfter > 2 * cores
    ? ` **The machine was busy with other work** (load ${loadBefore} before the run, ${loadAfter} at its end): trust ratios rather than absolute figures.`
    : ` Load ${loadBefore} before the run, ${loadAfter} at its end.`;
}

function machineLine(results: Results): string {
  const { machine, day, scale, rounds, elapsedS } = results;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return `${day}, ${scale} run (${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${plain(elapsedS / 60)} min): ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}; ${versions.join(', ')}.${busyLine(results)}`;
}

function targetTable(results: Results): string {
  const verdicts = TARGETS.map((target) => judge(target, results));
  return table(
    ['target', 'bound', 'measured', 'verdict'],
    verdicts.map(({ words, bound, measured, verdict }) => [words, bound, measured, verdict]),
  );
}

/** What the machine adds to a span in which nothing is done; empty if that was not measured. */
function spinLine(results: Results): string {
  const spins = results.cases.flatMap((row) => (row.id.startsWith('decision/spin/') ? (onlySpan(row) ?? []) : []));
  if (spins.length === 0) return '';
  const told = spins.map(({ p50Us, p99Us }) => `${span(p50Us)} → ${span(p99Us)}`).join(', ');
  return `\n\nSpans in which nothing but the clock is read, p50 → p99 of the same run: ${told}. No decision that takes as long can have a lower p99 on this machine.`;
}

function paceLine(results: Results, part: Part): string {
  const pace = results.paces[part];
  if (pace === undefined) return '';
  const { warmUpMs, warmUpMaxMs, measureMs } = pace;
  const warmUp =
    warmUpMaxMs === undefined
      ? `${plain(warmUpMs)} ms`
      : `at least ${plain(warmUpMs)} ms, and for decisions of the router until every requirement has arrived once on every channel (at most ${plain(warmUpMaxMs)} ms)`;
  const rounds = results.rounds === 1 ? '' : ` in each of ${results.rounds} rounds, the cases taking turns`;
  const first =
    warmUpMaxMs === undefined
      ? ''
      : ' The `first` columns time the first contact with a given requirement on its channel; most of these fall into the warm-up.';
  return `Each case runs in a fresh process, warms up for ${warmUp} and is then measured for ${plain(measureMs)} ms${rounds}.${first}`;
}

/** The whole page of figures, with how they were measured. */
export function resultsPage(results: Results): string {
  const plots = plotsOf(results);
  const parts = PARTS.filter((part) => results.cases.some((row) => row.part === part)).map((part) => {
    const { title, about } = HEADINGS[part];
    const pictures = plots.filter((plot) => plot.part === part).map(({ file, caption }) => `![${caption}](plots/${file})`);
    return [
      `## ${title}`,
      about,
      ...(part === 'restore' || part === 'memory' || part === 'day' ? [] : [paceLine(results, part)]),
      partTable(results, part),
      ...pictures,
    ].join('\n\n');
  });
  return `<!-- Written by \`npm run bench\` from results.json; measure again instead of editing. -->
# Benchmark results

${machineLine(results)}

Latencies are kept in HDR histograms (three digits, from 1 ns). Quantiles are over all rounds together; one is shown only if at least ${SPANS_BEYOND} samples lie beyond it. "> budget": set-up and measurement took longer than the time allowed for the case. "To the floor" is the ratio to each floor measured with the same parameters.

## Targets

${targetTable(results)}${spinLine(results)}

${parts.join('\n\n')}
`;
}
