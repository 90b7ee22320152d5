import { CONTACT_FIGURES } from '@signalbox/simulations/measures';
import { lineText, type Staffed } from '@signalbox/simulations/staffing';
import colours from 'picocolors';
import { prose } from '../layout/wrapped.js';
import { overText, plural, tenthsText } from '../number-text.js';
import { ONE_RUN } from '../simulate/figure-text.js';
import { scaleText } from '../simulate/trial-text.js';
import { table } from '../table.js';
import { spanText, wallClock } from '../wall-clock.js';
import { bindingText, reachedText, stretchText } from './binding.js';
import { lackingTexts } from './lacking.js';
import { takenOverText } from './taken-over.js';
import { besideTheory, leftOut, THEORY_STANDS_FOR } from './theory.js';
import {
  CHECKED_NOTE,
  hoursOf,
  hubRows,
  isOfOneRun,
  moneyText,
  NO_COMBINATION,
  neededTitle,
  outcomeText,
  PER,
  peopleOf,
  type TargetRow,
  targetRows,
  unfinishedText,
  VERDICTS,
} from './told.js';

/** Prints how many agents are needed, what for, and what theory says. */
export function tell(staffed: Staffed, print: (line?: string) => void): void {
  const { trial, period, seed, found, played, verified, hubs } = staffed;
  print(
    prose(
      `${trial.name}${scaleText(trial)}: cheapest agents that reach the targets ${PER[period]}.`,
      `Searched on ${plural(found.replications, 'replication')} of the same customers, seed ${seed}`,
      `(${plural(played.staffings, 'staffing')} played, ${plural(played.replications, 'replication')} in all),`,
      `${verified === null ? 'not checked' : `checked on ${plural(verified.replications.length, 'other')}`}.`,
      `SL = ${CONTACT_FIGURES.serviceLevel.formula}.`,
    ),
  );
  print(OUTCOME_COLOURS[isSure(staffed) ? 'sure' : found.enough ? 'unsure' : 'missed'](outcomeText(staffed)));
  const unfinished = unfinishedText(staffed);
  if (unfinished !== undefined) print(colours.yellow(unfinished));
  print();
  print(agents(staffed));
  print();
  if (hubs !== null) {
    print(hubs.length === 0 ? prose(NO_COMBINATION) : 'Combinations of hubs, with the replications on which agents were found:');
    if (hubs.length > 0) {
      print();
      print(combinations(staffed));
    }
    print();
  }
  print(costs(staffed));
  print();
  print(targets(staffed));
  if (isOfOneRun(staffed)) print(prose(ONE_RUN));
  else if (verified !== null && found.enough) print(prose(CHECKED_NOTE));
  if (!found.enough) {
    print();
    for (const line of lackingTexts(staffed)) print(prose(line));
  }
  const takenOver = takenOverText(staffed);
  if (takenOver !== undefined) {
    print();
    print(prose(takenOver));
  }
  const beside = besideTheory(staffed);
  if (beside.length === 0) return;
  print();
  print(
    prose(
      'Beside theory: agents net of breaks, absence and shrinkage in the busiest interval of each pool, and agent hours of all intervals.',
    ),
  );
  print(prose(...THEORY_STANDS_FOR));
  print();
  print(theory(staffed));
  const more = beside.flatMap(({ pool }) => leftOut(pool));
  if (more.length > 0) print();
  for (const line of more) print(prose(line));
}

function agents(staffed: Staffed): string {
  const { lines, found, trial } = staffed;
  return table<number>(
    [
      { title: 'group', value: (line) => (lines[line - 1]?.group === lines[line]?.group ? '' : (lines[line]?.group ?? '')), left: true },
      { title: 'shift', value: (line) => lineText(trial, lines[line] as (typeof lines)[number], lines), left: true },
      { title: 'today', value: (line) => lines[line]?.agents ?? null },
      { title: neededTitle(staffed), value: (line) => colours.bold(String(found.counts[line])) },
      { title: 'what binds: one agent fewer', value: (line) => bindingText(staffed, line), left: true, wraps: true },
    ],
    [...lines.keys()],
  );
}

function costs(staffed: Staffed): string {
  const { found, today } = staffed;
  const hours = (counts: readonly number[]): string => plural(hoursOf(staffed, counts), 'paid hour');
  const priced = (cost: number): string => {
    const money = moneyText(staffed, cost);
    return money === null ? '' : `, ${money}`;
  };
  const before = today === null ? '' : ` Today: ${hours(today.counts)}${priced(today.cost)}${today.enough ? '' : ', which is not enough'}.`;
  const heads = peopleOf(staffed).map(({ group, people }) => `${group} ${people}`);
  return `${found.enough ? 'Needed' : 'Nearest'}: ${hours(found.counts)}${priced(found.cost)}.${before}\nPeople, if everybody works on every day of their shift: ${heads.join(', ')}.`;
}

const isSure = ({ found, verified }: Staffed): boolean => found.enough && verified?.point.enough === true;
const OUTCOME_COLOURS = { sure: colours.green, unsure: colours.yellow, missed: colours.red } as const;

const COLOURS = { missed: colours.red, unchecked: colours.yellow, 'missed-on-check': colours.yellow, met: colours.green } as const;

function targets(staffed: Staffed): string {
  const rows = targetRows(staffed);
  if (rows.length === 0) return 'Nobody came of whom a target speaks: there is nothing to reach.';
  const { found, verified } = staffed;
  return table<TargetRow>(
    [
      { title: 'target', value: ({ kind }) => kind, left: true },
      { title: 'worst', value: ({ goal }) => stretchText(staffed, goal) || 'all of it', left: true },
      { title: 'found', value: ({ goal, place }) => reachedText(goal, found.values[place]) },
      { title: 'checked', value: ({ goal, place, checkedWidth }) => reachedText(goal, verified?.point.values[place], checkedWidth) },
      { title: '', value: ({ verdict }) => COLOURS[verdict](VERDICTS[verdict]), left: true },
    ],
    rows,
  );
}

function combinations(staffed: Staffed): string {
  const { titles, rows } = hubRows(staffed);
  const columns = titles.map((title, column) => ({
    title,
    value: (row: readonly string[]) => row[column] ?? '',
    ...(column === 0 || column === 5 ? { left: true as const } : {}),
  }));
  return table(columns, rows);
}

function theory(staffed: Staffed): string {
  const clock = wallClock(staffed.trial.zone);
  const heads = (value: number | null): string | null => (value === null ? null : tenthsText(value));
  const over = (required: number, asked: number | null): string | null => (asked === null ? null : overText(required - asked));
  type Line = {
    readonly name: string;
    readonly when: string;
    readonly about: string;
    readonly required: number;
    readonly erlangC: number | null;
    readonly erlangA: number | null;
    readonly erlangAApart: number | null;
  };
  const lines = besideTheory(staffed).flatMap(({ pool, fromMs, arrivals, handlingMs, hours, ...peak }): readonly Line[] => [
    {
      name: pool.name,
      when: clock.full(fromMs).slice(0, 16),
      about: `${arrivals.toFixed(1)} of ${spanText(Math.round(handlingMs))}`,
      ...peak,
    },
    { name: '', when: 'agent hours', about: '', ...hours },
  ]);
  return table<Line>(
    [
      { title: 'pool', value: ({ name }) => name, left: true },
      { title: 'interval', value: ({ when }) => when, left: true },
      { title: 'contacts', value: ({ about }) => about },
      { title: 'found', value: ({ required }) => heads(required) },
      { title: 'Erlang A', value: ({ erlangA }) => heads(erlangA) },
      { title: 'difference', value: ({ required, erlangA }) => over(required, erlangA) },
      { title: 'apart', value: ({ erlangAApart }) => heads(erlangAApart) },
      { title: 'Erlang C', value: ({ erlangC }) => heads(erlangC) },
      { title: 'difference', value: ({ required, erlangC }) => over(required, erlangC) },
    ],
    lines,
  );
}
