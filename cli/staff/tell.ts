import { CONTACT_FIGURES } from '@signalbox/simulations/measures';
import { lineText, type Staffed, type StaffGoal } from '@signalbox/simulations/staffing';
import colours from 'picocolors';
import { table } from '../table.js';
import { number, plural } from '../terminal.js';
import { spanText, wallClock } from '../wall-clock.js';
import { bindingText, goalText, reachedText, stretchText, worst } from './binding.js';
import { besideTheory } from './theory.js';

const PER = { horizon: 'over all of it', day: 'on each day', interval: 'in each interval' } as const;

/** Prints how many agents are needed, what for, and what theory says beside it. */
export function tell(staffed: Staffed, print: (line?: string) => void): void {
  const { trial, period, found, replications, played, verified } = staffed;
  print(
    `${trial.name}: cheapest agents that reach the targets ${PER[period]}. Searched on ${plural(replications, 'replication')} of the same customers`,
  );
  print(
    `(${plural(played, 'staffing')} played), ${verified === null ? 'not checked' : `checked on ${plural(verified.replications.length, 'other')}`}. SL = ${CONTACT_FIGURES.serviceLevel.formula}.`,
  );
  print();
  print(agents(staffed));
  print();
  print(costs(staffed));
  print();
  print(targets(staffed));
  if (!found.enough) {
    print();
    for (const line of lacking(staffed)) print(line);
  }
  const beside = besideTheory(staffed);
  if (beside.length === 0) return;
  print();
  print(
    'Beside theory: agents net of breaks, absence and shrinkage in the busiest interval of each pool, and agent hours of all intervals. Erlang C:',
  );
  print(
    'nobody gives up. Erlang A: customers give up. Both take all contacts and agents of a pool as alike, and each interval as if it lasted.',
  );
  print();
  print(theory(staffed));
}

function agents(staffed: Staffed): string {
  const { lines, found, trial } = staffed;
  return table<number>(
    [
      { title: 'group', value: (line) => (lines[line - 1]?.group === lines[line]?.group ? '' : (lines[line]?.group ?? '')), left: true },
      { title: 'shift', value: (line) => lineText(trial, lines[line] as (typeof lines)[number], lines), left: true },
      { title: 'today', value: (line) => lines[line]?.agents ?? null },
      { title: 'needed', value: (line) => colours.bold(String(found.counts[line])) },
      { title: 'what binds: one agent fewer', value: (line) => bindingText(staffed, line), left: true },
    ],
    [...lines.keys()],
  );
}

function costs({ lines, found, today, trial, answer }: Staffed): string {
  const hours = (counts: readonly number[]): string =>
    number(Math.round(lines.reduce((sum, { paidHours }, place) => sum + paidHours * (counts[place] as number), 0)));
  const priced =
    trial.roster.agents.some(({ costPerHour }) => costPerHour !== null) ||
    trial.plan.hubs.some(({ costPerHour }) => (costPerHour ?? 0) > 0);
  const money = (cost: number): string => (priced ? `, ${(cost / 100).toFixed(2)} ${trial.costs.currency}` : '');
  const before =
    today === null ? '' : ` Today: ${hours(today.counts)} paid hours${money(today.cost)}${today.enough ? '' : ', which is not enough'}.`;
  const heads = answer.staff.map(({ group, shifts }) => {
    const seats = new Set(shifts.flatMap((one) => one.seats)).size;
    return `${group} ${seats}`;
  });
  return `Needed: ${hours(found.counts)} paid hours${money(found.cost)}.${before}\nPeople, if everybody works on every day of their shift: ${heads.join(', ')}.`;
}

function targets(staffed: Staffed): string {
  const { goals, found, verified } = staffed;
  const kinds = [...new Map(goals.map((goal) => [goalText(goal), goal])).keys()];
  const rows = kinds.flatMap((kind) => {
    const place = worst(staffed, found, (goal: StaffGoal) => goalText(goal) === kind);
    return place === undefined ? [] : [{ kind, place, goal: goals[place] as StaffGoal }];
  });
  return table<(typeof rows)[number]>(
    [
      { title: 'target', value: ({ kind }) => kind, left: true },
      { title: 'worst', value: ({ goal }) => stretchText(staffed, goal) || 'all of it', left: true },
      { title: 'found', value: ({ goal, place }) => reachedText(goal, found.values[place]) },
      { title: 'checked', value: ({ goal, place }) => reachedText(goal, verified?.point.values[place]) },
      { title: '', value: ({ kind }) => verdict(staffed, kind), left: true },
    ],
    rows,
  );
}

/** Over all stretches of a target, not the worst alone: on other numbers another one may be. */
function verdict({ goals, found, verified }: Staffed, kind: string): string {
  const missed = (slacks: readonly number[] | undefined): boolean =>
    slacks?.some((slack, place) => slack < 0 && goalText(goals[place] as StaffGoal) === kind) ?? false;
  if (missed(found.slacks)) return colours.red('missed');
  if (verified === null) return colours.yellow('not checked');
  return missed(verified.point.slacks) ? colours.yellow('missed on the check') : colours.green('met');
}

/** What no number of agents on these shifts reaches. */
function lacking(staffed: Staffed): readonly string[] {
  const { goals, found, lines } = staffed;
  return [...goals.keys()]
    .filter((place) => (found.slacks[place] as number) < 0)
    .map((place) => {
      const goal = goals[place] as StaffGoal;
      const there = lines.some(({ shifts }) => shifts.some(({ fromMs, toMs }) => fromMs < goal.toMs && toMs > goal.fromMs));
      const when = stretchText(staffed, goal);
      return `Not reached: ${goalText(goal)}${when === '' ? '' : ` on ${when}`}; ${there ? 'more agents on these shifts do not help: look at when they work, and who may serve' : 'no shift is at work then'}.`;
    });
}

function theory(staffed: Staffed): string {
  const clock = wallClock(staffed.trial.zone);
  const heads = (value: number | null): string | null => (value === null ? null : String(Number(value.toFixed(1))));
  const over = (required: number, asked: number | null): string | null => {
    if (asked === null) return null;
    const apart = Number((required - asked).toFixed(1));
    return `${apart > 0 ? '+' : apart < 0 ? '−' : ''}${Math.abs(apart)}`;
  };
  type Line = {
    readonly name: string;
    readonly when: string;
    readonly about: string;
    readonly required: number;
    readonly erlangC: number | null;
    readonly erlangA: number | null;
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
      { title: 'needed', value: ({ required }) => heads(required) },
      { title: 'Erlang A', value: ({ erlangA }) => heads(erlangA) },
      { title: 'difference', value: ({ required, erlangA }) => over(required, erlangA) },
      { title: 'Erlang C', value: ({ erlangC }) => heads(erlangC) },
      { title: 'difference', value: ({ required, erlangC }) => over(required, erlangC) },
    ],
    lines,
  );
}
