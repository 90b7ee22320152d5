import { PARTS, type Part } from '../cases/case.js';
import { SPANS_BEYOND } from '../measure/histogram.js';
import type { Results } from '../results.js';
import { partTable } from './part-table.js';
import { plotsOf } from './plots.js';
import { judge } from './target.js';
import { TARGETS } from './targets.js';
import { plain, table } from './words.js';

const HEADINGS: Readonly<Record<Part, { readonly title: string; readonly about: string }>> = {
  decision: {
    title: 'Decisions',
    about:
      'One step of the core in this process: dates that are due, decide, apply and match, on a hall with rings, two channels, last agents and shares in force. `enqueue`: every agent is free, and those waiting stand before the contact but need what nobody has. `release`: every agent is busy, and those waiting ask for what some agents can do. ADMIT and APPEND, which stand around a step, are told apart.',
  },
  peers: { title: 'The same job by others', about: 'What a user would pick instead; each line says what it does and what it does not.' },
  lives: { title: 'Whole lives', about: 'Arrivals and handling times in virtual time, as fast as they will go.' },
  durable: {
    title: 'Durable decisions',
    about:
      'Answers are given when the record is on the disk. In an open loop each span is taken from the instant a command was due, so that a stall is felt by all it held up.',
  },
  desk: {
    title: 'From adapter to desk',
    about:
      'Over WebSocket, in an open loop: from the instant the adapter was due to bring a contact until the desk of an agent hears of the offer.',
  },
  restore: { title: 'Restoring and snapshots', about: 'A state folded from its records, written as a snapshot and read back.' },
  memory: { title: 'Memory', about: 'On the heap of the router.' },
  day: { title: 'Simulated', about: 'The production router in virtual time, against a loop that decides next to nothing.' },
};

export function machineLine({ machine, day, scale, rounds, elapsedS }: Results): string {
  // At its end much of the load is the run's own.
  const busy =
    machine.loadBefore > machine.cores || machine.loadAfter > 2 * machine.cores
      ? ` **The machine was busy with other work** (load ${machine.loadBefore} before the run, ${machine.loadAfter} at its end), so that absolute figures say little.`
      : ` Load ${machine.loadBefore} before the run, ${machine.loadAfter} at its end.`;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return `${day}, ${scale} run (${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${plain(elapsedS / 60)} min): ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}; ${versions.join(', ')}.${busy}`;
}

function targetTable(results: Results): string {
  const verdicts = TARGETS.map((target) => judge(target, results));
  return table(
    ['to reach', 'bound', 'measured', 'verdict'],
    verdicts.map(({ words, bound, measured, verdict }) => [words, bound, measured, verdict]),
  );
}

function paceLine(results: Results, part: Part): string {
  const pace = results.paces[part];
  if (pace === undefined) return '';
  const { warmUpMs, warmUpMaxMs, measureMs } = pace;
  const until =
    warmUpMaxMs === undefined
      ? ''
      : ` at least, decisions of the router until each requirement has come once on each channel, ${plain(warmUpMaxMs)} ms at most,`;
  return `Each case in a fresh process; ${plain(warmUpMs)} ms${until} to warm up are thrown away, then ${plain(measureMs)} ms are measured, ${results.rounds === 1 ? 'once' : `${results.rounds} times, all cases in turn`}.${warmUpMaxMs === undefined ? '' : ' `first`: contacts that are the first to ask for what they ask for on their channel, by themselves, most of them while warming up.'}`;
}

/** The whole page of figures, with how they came about. */
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
# What it costs

${machineLine(results)}

Spans are kept in HDR histograms (three digits, from 1 ns); quantiles of all rounds together, each shown where at least ${SPANS_BEYOND} spans lie beyond it. "> budget": set-up and measuring took longer than the case may.

## To reach

${targetTable(results)}

${parts.join('\n\n')}
`;
}
