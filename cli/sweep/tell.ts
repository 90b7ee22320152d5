import { CONTACT_FIGURES, type PairedFigure, STAFF_FIGURES, type Stated } from '@signalbox/simulations/measures';
import { haveSameCustomers } from '../compare/caveats.js';
import { differenceText, differs } from '../compare/difference-text.js';
import { prose } from '../layout/wrapped.js';
import { plural } from '../number-text.js';
import { figureText, goalOf, oneRunText, targetName, unitOf } from '../simulate/figure-text.js';
import { cameApart, channelRow, headRow, headText, waitChannels } from '../simulate/headline.js';
import { verdictText } from '../simulate/verdict-text.js';
import { type Column, table } from '../table.js';
import { stayAtHomeTexts } from './stay-at-home.js';
import { SWEPT_FIGURES, type Swept, type SweptFigure, type SweptPoint } from './swept.js';

/** Prints what came of each value. */
export function tell({ parameter, seed, points }: Swept, print: (line?: string) => void): void {
  const [first] = points;
  if (first === undefined) return;
  const { trial, summary, judged } = first.simulated;
  const same = sameCustomers(points) ? 'customers' : 'random numbers';
  print(
    prose(
      `${trial.name} with ${parameter} at ${plural(points.length, 'value')}, ${plural(summary.replications, 'replication')} each, seed ${seed}: the same ${same} with each.`,
      `SL = ${CONTACT_FIGURES.serviceLevel.formula}; occupancy = ${STAFF_FIGURES.occupancy.formula};`,
      `± is the half width of the ${summary.confidence * 100} % interval;`,
      '“step” is the paired difference of the SL from the value before, in points, * where its interval holds no nought.',
    ),
  );
  if (isApart(points)) print(headText('SL, ASA, gave up and step'));
  print();
  const { currency } = trial.costs;
  const shown = figuresToTell(points);
  print(
    table<SweptPoint>(
      [
        { title: parameter, value: ({ value }) => value.text },
        ...shown.map(
          (one): Column<SweptPoint> => ({
            title: one.title,
            value: (point) => {
              const said = saidOf(points, point, one);
              return said === undefined ? null : figureText(said, unitOf(one.figure), currency);
            },
          }),
        ),
        { title: 'step', value: (point) => stepText(point, points) },
        ...(judged.length === 0 ? [] : [{ title: 'targets', value: verdictsText, left: true } as const]),
      ],
      points,
    ),
  );
  for (const said of stayAtHomeTexts(points)) print(said);
  if (judged.length === 0) return;
  print();
  print(`Targets, in the order of the verdicts: ${judged.map((_, place) => goalsText(points, place)).join('; ')}.`);
  const oneRun = oneRunText(points.flatMap(({ simulated }) => simulated.judged));
  if (oneRun !== undefined) print(oneRun);
}

/** Whether the parameter leaves alone who comes, when, and with which patience and work. */
export const sameCustomers = ([first, ...others]: readonly SweptPoint[]): boolean =>
  first === undefined || others.every(({ simulated }) => haveSameCustomers(simulated.trial, first.simulated.trial));

/** One of the targets; value by value if it is what the parameter changes. */
export function goalsText(points: readonly SweptPoint[], place: number): string {
  const goals = points.flatMap(({ value, simulated }) => {
    const one = simulated.judged[place];
    return one === undefined ? [] : [{ at: value.text, goal: `${targetName(one)}: ${goalOf(one)}` }];
  });
  const [first] = goals;
  if (first === undefined || goals.every(({ goal }) => goal === first.goal)) return first?.goal ?? '';
  return goals.map(({ at, goal }) => `${goal} at ${at}`).join(', ');
}

/** Whether those who came by themselves are counted apart at any of the values: then all are told of them, or they would be no curve. */
export const isApart = (points: readonly SweptPoint[]): boolean => points.some(({ simulated }) => cameApart(simulated.summary.contacts));

/** Of the figures at a glance those that are always told, and those of which there is anything to tell; waits channel by channel. */
export function figuresToTell(points: readonly SweptPoint[]): readonly SweptFigure[] {
  const rows = points.flatMap(({ simulated }) => simulated.summary.contacts);
  return SWEPT_FIGURES.filter(
    (one) => !['cost', 'rejected'].includes(one.figure) || points.some((point) => (saidOf(points, point, one)?.mean ?? 0) > 0),
  ).flatMap((one): readonly SweptFigure[] => {
    const channels = waitChannels(rows, one.figure, ({ figures }) => (figures['answered']?.mean ?? 0) > 0);
    return channels.length === 0 ? [one] : channels.map((channel) => ({ ...one, title: `${one.title}, ${channel}`, channel }));
  });
}

/** A figure of the whole house at one of the values. */
export const saidOf = (
  points: readonly SweptPoint[],
  { simulated }: SweptPoint,
  { of, figure, channel }: Omit<SweptFigure, 'title'>,
): Stated | undefined => {
  const rows = simulated.summary[of];
  const row = channel === undefined ? headRow(rows, figure, isApart(points)) : channelRow(rows, channel);
  return row?.figures[figure];
};

/** By how much the service level differs from that at the value before; where nobody comes by themselves there is nothing to step from or to. */
export function stepOf({ step }: SweptPoint, points: readonly SweptPoint[]): PairedFigure | undefined {
  if (step === null || (isApart(points) && !cameApart(step.contacts))) return undefined;
  return headRow(step.contacts, 'serviceLevel')?.figures['serviceLevel'];
}

function stepText(point: SweptPoint, points: readonly SweptPoint[]): string | null {
  const paired = stepOf(point, points);
  if (paired === undefined) return null;
  return `${differenceText(paired.difference, 'serviceLevel')}${differs(paired.difference) ? '*' : ' '}`;
}

const verdictsText = ({ simulated }: SweptPoint): string => simulated.judged.map(({ verdict }) => verdictText(verdict)).join(', ');
