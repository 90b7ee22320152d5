import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { count, markdownTable } from '../page-text.js';

const FOLDER = fileURLToPath(new URL('../../simulations/scenarios', import.meta.url));

export const FIGURES = `${FOLDER}/figures.json`;
export const PAGE = fileURLToPath(new URL('../../docs/scenarios.md', import.meta.url));

/** One published figure beside the simulated one, as text. */
export interface PlayedRow {
  readonly says: string;
  readonly of: string;
  readonly is: string;
  readonly simulated: string;
  readonly off: string;
}

/** The memory of a run at one moment, garbage left out. */
export interface Look {
  /** Contacts whose fate is settled by then. */
  readonly contacts: number;
  /** Waiting or in hand just then. */
  readonly inSystem: number;
  readonly heapMb: number;
}

/** One replication at full size, in one thread. */
export interface Whole {
  readonly digest: string;
  readonly contacts: number;
  readonly records: number;
  readonly agentsOfRoster: number;
  readonly cpuSeconds: number;
  /** Of the whole process. */
  readonly peakMb: number;
  readonly looks: readonly Look[];
  readonly rows: readonly PlayedRow[];
}

/** The result of playing a scenario. */
export interface Played {
  /** Of the scenario's text without its generated head: if the text changes, it has to be played again. */
  readonly digest: string;
  readonly about: string;
  readonly scale: number;
  readonly replications: number;
  readonly contacts: number;
  readonly seed: number;
  readonly rows: readonly PlayedRow[];
  /** Targets and whether they were met, as sentences. */
  readonly targets: readonly string[];
  readonly costPerContact: string | null;
  /** A run at full size, if it is usually played smaller. */
  readonly whole?: Whole;
}

export const scenarioPath = (name: string): string => `${FOLDER}/${name}.yaml`;
export const scenarioText = (name: string): string => readFileSync(scenarioPath(name), 'utf8');

/** The scenarios of this repository; plans and rosters shared by several of them are in a folder of their own. */
export const scenarioNames = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();

/** Lines of a scenario's head that are written by the script. */
const MARK = '#= ';
const unheaded = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(MARK.trim()))
    .join('\n');

export const digestOf = (text: string): string => createHash('sha256').update(unheaded(text)).digest('hex').slice(0, 16);

/** The scenario with its results below its first comment. */
export function headed(text: string, played: Played): string {
  const lines = unheaded(text).split('\n');
  const first = lines.findIndex((line) => !line.startsWith('#'));
  const told = [
    `${MARK}Published beside simulated (${howPlayed(played)}; written by scripts/generate-scenarios.ts):`,
    ...played.rows.map(
      ({ says, of, is, simulated, off }) =>
        `${MARK}  ${says}: ${of} ${is}, simulated ${simulated}, ${off.startsWith('kept') ? off : `off by ${off}`}`,
    ),
  ];
  return [...lines.slice(0, first), ...told, ...lines.slice(first)].join('\n');
}

function howPlayed({ replications, scale, seed }: Played): string {
  const size = scale === 1 ? '' : ` at ${Number((scale * 100).toPrecision(4))} % of the size`;
  return `${replications} ${replications === 1 ? 'replication' : 'replications'}${size}, seed ${seed}`;
}

const OPENING = `# Scenarios: published operations, simulated

Each of these files under [\`simulations/scenarios\`](../simulations/scenarios) is a real operation of a European outsourcer between 2014 and
2020; the numbers (R1 …) are those of [deployments](deployments.md). What was published is fact; everything else (volumes, hours, patience, most
handling times) is assumed, and each file says which is which. Nothing was fitted: each simulated figure stands beside the published one with
the difference. How to read them, and how to play one at a fraction of its size: [simulating](simulating.md).

\`\`\`sh run
signalbox simulate "$ROOT/simulations/scenarios/vtech.yaml" --replications 2
\`\`\`

\`\`\`text output
published … simulated … off by
\`\`\`

<!-- Generated from simulations/scenarios/figures.json. Do not edit; run:
node --conditions=signalbox-source --import tsx scripts/generate-scenarios.ts -->`;

/** The whole page as it should be on disk. */
export function scenariosPage(figures: Readonly<Record<string, Played>>): string {
  const sections = Object.entries(figures).map(([name, played]) => ({ title: titleOf(scenarioText(name)), text: sectionOf(name, played) }));
  const order = (title: string): number => Number(/^R(\d+)/.exec(title)?.[1] ?? 99);
  const sorted = sections.sort((one, other) => order(one.title) - order(other.title) || (one.title < other.title ? -1 : 1));
  return `${[OPENING, ...sorted.map(({ title, text }) => `## ${title}\n\n${text}`)].join('\n\n')}\n`;
}

/** The first comment of a scenario, up to its first full stop. */
const titleOf = (text: string): string => (text.split('\n')[0] ?? '').replace(/^# */, '').replace(/\.$/, '');

function sectionOf(name: string, played: Played): string {
  const rows = played.rows.map(({ says, of, is, simulated, off }) => [says, of, is, simulated, off]);
  return [
    played.about,
    `[\`${name}.yaml\`](../simulations/scenarios/${name}.yaml), ${howPlayed(played)}, ${count(played.contacts)} contacts:`,
    rows.length === 0 ? 'No figure of it was published.' : markdownTable(['published', 'figure', 'published', 'simulated', 'off by'], rows),
    sentencesOf(played),
    ...(played.whole === undefined ? [] : wholeOf(played.whole)),
  ].join('\n\n');
}

/** What a run at full size took, and evidence that memory grows with the contacts in the system only. */
function wholeOf({ contacts, records, agentsOfRoster, cpuSeconds, peakMb, looks, rows }: Whole): readonly string[] {
  const perSecond = count(Math.round(contacts / cpuSeconds / 100) * 100);
  return [
    `At full size, one replication in one thread: ${count(contacts)} contacts and ${count(agentsOfRoster)} agents, ${count(records)} records, ${count(cpuSeconds)} s of processor time (some ${perSecond} contacts a second, from the sources on a machine busy with other work), at most ${count(peakMb)} MB for the process. Memory grows with the contacts in the system, not with those already served:`,
    markdownTable(
      ['contacts settled', 'in the system', 'heap in use after collection'],
      looks.map((look) => [count(look.contacts), count(look.inSystem), `${count(look.heapMb)} MB`]),
    ),
    `Figures at full size: ${rows.map(({ says, simulated, off }) => `${says}: ${simulated}, ${off}`).join('; ')}.`,
  ];
}

/** Targets, with the cost beside them for those who look for the cheapest way to reach them. */
function sentencesOf({ targets, costPerContact }: Played): string {
  const reached = targets.length === 0 ? [] : [`Targets: ${targets.join('; ')}.`];
  return [...reached, ...(costPerContact === null ? [] : [`Cost per contact answered: ${costPerContact}.`])].join(' ');
}
