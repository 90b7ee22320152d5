import { DRAWABLE, type Measured } from '@signalbox/simulations/what-if';
import { prose } from '../layout/wrapped.js';
import { number, percentText, plural } from '../number-text.js';
import { MIXED_WAITS } from '../simulate/mixed-waits.js';
import { table } from '../table.js';
import { spanText, type WallClock } from '../wall-clock.js';
import { tellDifferences } from './differences.js';
import { summary } from './summary.js';
import type { WhatIf } from './what-if.js';

const VALUES: Readonly<Record<(typeof DRAWABLE)[number], string>> = {
  presence: 'presence of agents',
  patience: 'giving up',
  answer: 'answers to offers',
  handling: 'handling times',
  wrapUp: 'wrap-ups',
  back: 'coming back after no answer',
};

export function tell(whatIf: WhatIf, clock: WallClock, print: (text?: string) => void): void {
  const { journal, options, recording, replayed, pairs, endedMs, unknown } = whatIf;
  const { plan = 'the recorded plans', roster = 'the recorded roster', seed, queue } = options;
  const { fromMs } = recording;
  const toMs = endedMs ?? recording.toMs;
  print(`${journal}, ${clock.full(fromMs)} to ${clock.full(toMs)}, replayed under ${plan} and ${roster}, --seed ${seed}`);
  if (endedMs !== null) print('Ended there: only contacts that were over by then in both are counted, so long waits are missing.');
  print();
  const rows = summary(pairs, queue);
  print(table([{ title: 'of', value: ({ of }) => of, left: true }, ...SIDES], rows));
  print();
  print(prose('Recorded → replayed. Waits: of those answered. Of a hub it is only known what it answered.'));
  print(prose('Service level: answered within the target ÷ arrived less withdrawn and short abandons.'));
  if (rows.some(isMixed)) print(prose(MIXED_WAITS));
  print();
  print(
    table(
      VALUE_COLUMNS,
      DRAWABLE.map((what) => ({ what, ...replayed.tallies[what] })),
    ),
  );
  for (const line of [...unknown, ...remarks(replayed)]) print(line);
  print();
  tellDifferences(whatIf, clock, print);
}

type Row = ReturnType<typeof summary>[number];

const percent = (share: number | null): string => (share === null ? '–' : percentText(share));
const span = (ms: number | null): string => (ms === null ? '–' : spanText(Math.round(ms)));
const side = (title: string, shown: (one: Measured) => string) => ({
  title,
  value: ({ recorded, replayed }: Row): string => {
    const [then, now] = [shown(recorded), shown(replayed)];
    return then === '–' && now === '–' ? '–' : `${then} → ${now}`;
  },
});

/** Of a hub, nobody can say who arrived there and was not answered: noughts would claim that all were. */
const unlessHub = (title: string, shown: (one: Measured) => string) => {
  const { value } = side(title, shown);
  return { title, value: (row: Row): string => (row.of.startsWith('hub ') ? '–' : value(row)) };
};

const isMixed = ({ channels }: Row): boolean => channels.length > 1;
const unlessMixed = (title: string, shown: (one: Measured) => string) => {
  const { value } = side(title, shown);
  return { title, value: (row: Row): string => (isMixed(row) ? '–' : value(row)) };
};

const SIDES = [
  unlessHub('arrived', ({ arrived }) => number(arrived)),
  side('answered', ({ answered }) => number(answered)),
  unlessHub('abandoned', ({ abandoned }) => number(abandoned)),
  unlessHub('turned away', ({ turnedAway }) => number(turnedAway)),
  unlessHub('open', ({ open }) => number(open)),
  side('service level', ({ serviceLevel }) => percent(serviceLevel)),
  unlessMixed('mean wait', ({ waitMeanMs }) => span(waitMeanMs)),
  unlessMixed('P90', ({ waitP90Ms }) => span(waitP90Ms)),
];

const VALUE_COLUMNS = [
  { title: 'values', value: ({ what }: { readonly what: (typeof DRAWABLE)[number] }) => VALUES[what], left: true as const },
  { title: 'recorded', value: ({ recorded }: { readonly recorded: number }) => number(recorded) },
  { title: 'drawn', value: ({ drawn }: { readonly drawn: number }) => number(drawn) },
];

const REASONS_SHOWN = 5;

function remarks({ refused, turnedOff, leftOut, followers }: WhatIf['replayed']): readonly string[] {
  const reasons = Object.entries(turnedOff).sort(([, one], [, other]) => other - one);
  const codes = Object.entries(refused).map(([code, times]) => `${code} ${number(times)}`);
  return [
    ...reasons.slice(0, REASONS_SHOWN).map(([why, count]) => `${plural(count, 'customer')} counted as turned away: ${why}`),
    ...(reasons.length > REASONS_SHOWN ? [`… and for ${plural(reasons.length - REASONS_SHOWN, 'more reason')}: --json.`] : []),
    ...((refused['QUEUE_UNKNOWN'] ?? 0) > 0 ? ['With --queue OLD=NEW contacts of a recorded queue go to another one.'] : []),
    ...(codes.length === 0 ? [] : [`Recorded commands that were refused this time: ${codes.join(', ')}.`]),
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'plan or calendar', 'plans and calendars')} published later in the record left out.`]),
    ...followers.map(({ agent, follows }) => `${agent} is new and comes and goes as ${follows} did.`),
  ];
}
