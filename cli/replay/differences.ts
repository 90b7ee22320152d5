import { DIFFERENCES, type Outcome, type Pair } from '@signalbox/simulations/what-if';
import { number, plural } from '../number-text.js';
import { table } from '../table.js';
import { spanText, type WallClock } from '../wall-clock.js';
import type { WhatIf } from './what-if.js';

/** Contacts that would have fared otherwise: how many, in what, and those that differ most. */
export function tellDifferences({ pairs, options: { most }, replayed }: WhatIf, clock: WallClock, print: (text?: string) => void): void {
  const differing = pairs.filter(({ differs }) => differs.length > 0);
  print(`${plural(differing.length, 'contact')} of ${number(pairs.length)} would have fared otherwise${counted(differing)}.`);
  if (differing.length === 0 || most === 0) return;
  const listed = [...differing].sort((a, b) => Number(isOpen(a)) - Number(isOpen(b)) || weight(b) - weight(a)).slice(0, most);
  for (const line of openLast(differing.filter(isOpen), replayed.patienceUnknown)) print(line);
  print();
  print(table(pairColumns(clock), listed));
  if (listed.length < differing.length) print(`… and ${number(differing.length - listed.length)} more: --most, --csv or --json.`);
}

function counted(differing: readonly Pair[]): string {
  const parts = DIFFERENCES.map((name) => [name, differing.filter(({ differs }) => differs.includes(name)).length] as const);
  const words = parts.filter(([, count]) => count > 0).map(([name, count]) => `${name === 'waitedMs' ? 'wait' : name} ${number(count)}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** Its wait is cut by the end of the record: the longest wait listed would say least. */
const isOpen = ({ replayed }: Pair): boolean => replayed?.outcome === 'open';

/** Another outcome weighs more than any other wait. */
const weight = ({ recorded, replayed }: Pair): number =>
  (recorded?.outcome === replayed?.outcome ? 0 : 1e12) + Math.abs((recorded?.waitedMs ?? 0) - (replayed?.waitedMs ?? 0));

function openLast(open: readonly Pair[], patienceUnknown: readonly string[]): readonly string[] {
  if (open.length === 0) return [];
  const beyond = new Set(patienceUnknown);
  const unknown = open.filter(({ replayed }) => beyond.has(replayed?.life ?? '')).length;
  const listed = `Listed last: ${number(open.length)} still open at the end`;
  if (unknown === 0) return [`${listed}, which cuts waits off.`];
  return [
    `${listed}, ${unknown === open.length ? '' : `${number(unknown)} of them `}with more patience than any who gave up in their queue:`,
    'some time they would have been answered or have given up, and the record does not say when.',
  ];
}

const shown = (one: Outcome | null): string => {
  if (one === null) return 'was not there';
  const { outcome, waitedMs, agent, hub, ring } = one;
  if (outcome === 'refused') return 'turned away: no place in the plan';
  const who = agent === null ? '' : ` by ${agent} in ${hub}, ring ${ring}`;
  return `${outcome} after ${spanText(waitedMs)}${who}`;
};

const pairColumns = (clock: WallClock) => [
  { title: 'arrived', value: ({ recorded, replayed }: Pair) => clock.second((recorded ?? replayed)?.arrivedMs ?? 0), left: true as const },
  { title: 'contact', value: ({ recorded, replayed }: Pair) => (recorded ?? replayed)?.contact ?? '', left: true as const },
  { title: 'queue', value: ({ recorded, replayed }: Pair) => (recorded ?? replayed)?.queue ?? '', left: true as const },
  { title: 'recorded', value: ({ recorded }: Pair) => shown(recorded), left: true as const, wraps: true as const },
  { title: 'replayed', value: ({ replayed }: Pair) => shown(replayed), left: true as const, wraps: true as const },
];
