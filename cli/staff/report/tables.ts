import { lineText, REQUIREMENT_TITLES, requirementRows, type Staffed } from '@signalbox/simulations/staffing';
import { overText, signOf, tenthsText } from '../../number-text.js';
import { escaped, htmlTable, sentence, withSmallWidth } from '../../page/html.js';
import { bindingText, reachedText, stretchText } from '../binding.js';
import { besideTheory } from '../theory.js';
import { hubRows, moneyText, neededTitle, type TargetRow, targetRows, VERDICTS } from '../told.js';

export const agentsTable = (staffed: Staffed): string =>
  htmlTable<number>(
    [
      { title: 'group', html: (place) => escaped(staffed.lines[place]?.group ?? ''), text: true },
      { title: 'hub', html: (place) => escaped(staffed.lines[place]?.hub ?? ''), text: true },
      { title: 'shift', html: (place) => escaped(lineText(staffed.trial, staffed.lines[place] as never, staffed.lines)), text: true },
      { title: 'today', html: (place) => String(staffed.lines[place]?.agents ?? '') },
      { title: neededTitle(staffed), html: (place) => `<b>${staffed.found.counts[place]}</b>` },
      { title: 'paid hours', html: (place) => hoursOf(staffed, place) },
      { title: 'cost', html: (place) => costOf(staffed, place) },
      { title: 'what binds: one agent fewer', html: (place) => sentence(bindingText(staffed, place)), text: 'wraps' },
    ],
    [...staffed.lines.keys()],
  );

const hoursOf = ({ lines, found }: Staffed, place: number): string =>
  tenthsText((lines[place]?.paidHours ?? 0) * (found.counts[place] ?? 0));

const costOf = (staffed: Staffed, place: number): string =>
  escaped(moneyText(staffed, (staffed.lines[place]?.cost ?? 0) * (staffed.found.counts[place] ?? 0)) ?? '–');

export const targetsTable = (staffed: Staffed): string =>
  htmlTable<TargetRow>(
    [
      { title: 'target', html: ({ kind }) => escaped(kind), text: 'wraps' },
      { title: 'worst', html: ({ goal }) => escaped(stretchText(staffed, goal) || 'all of it'), text: true },
      { title: 'found', html: ({ goal, place }) => escaped(reachedText(goal, staffed.found.values[place])) },
      {
        title: 'checked',
        html: ({ goal, place, checkedWidth }) => withSmallWidth(reachedText(goal, staffed.verified?.point.values[place], checkedWidth)),
      },
      { title: '', html: ({ verdict }) => `<span class="${CLASS[verdict]}">${escaped(VERDICTS[verdict])}</span>`, text: true },
    ],
    targetRows(staffed),
  );

const CLASS = { missed: 'missed', unchecked: 'open', 'missed-on-check': 'open', met: 'met' } as const;

export const hubsTable = (staffed: Staffed): string =>
  htmlTable(
    hubRows(staffed).titles.map((title, column) => ({
      title,
      html: (row: readonly string[]) => escaped(row[column] ?? ''),
      ...(column === 0 || column === 5 ? { text: true as const } : {}),
    })),
    hubRows(staffed).rows,
  );

/** Pool by pool over all intervals: agent hours found, and by how many they differ from what theory asks. */
export const theoryTable = (staffed: Staffed): string =>
  htmlTable(
    [
      { title: 'pool', html: ({ pool }) => escaped(pool.name), text: 'wraps' },
      { title: 'agent hours', html: ({ hours }) => heads(hours.required) },
      { title: 'Erlang A', html: ({ hours }) => heads(hours.erlangA) },
      { title: 'difference', html: ({ hours }) => over(hours.required, hours.erlangA) },
      { title: 'apart', html: ({ hours }) => heads(hours.erlangAApart) },
      { title: 'Erlang C', html: ({ hours }) => heads(hours.erlangC) },
      { title: 'difference', html: ({ hours }) => over(hours.required, hours.erlangC) },
    ],
    besideTheory(staffed),
  );

const heads = (value: number | null): string => (value === null ? '–' : tenthsText(value));
const over = (found: number, asked: number | null): string => (asked === null ? '–' : overText(found - asked));
/** A difference as a file has it, or nothing where it has none. */
const signed = (written = ''): string => (written === '' ? '' : `${signOf(Number(written))}${Math.abs(Number(written))}`);

/** Every interval in which anybody is at work or comes, group by group. */
export function requirementTable(staffed: Staffed): string {
  const [onShift, arrivals] = [titled('onShift'), titled('arrivals')];
  const rows = toldOnce(requirementRows(staffed).filter((row) => row[onShift] !== '0' || Number(row[arrivals]) > 0));
  return htmlTable(
    REQUIREMENT_TITLES.map((title, column) => ({
      title: TITLES[title],
      html: (row: readonly string[]) => escaped(title.startsWith('over') ? signed(row[column]) : (row[column] ?? '')),
      ...(['date', 'start', 'group', 'pool'].includes(title) ? { text: true as const } : {}),
    })),
    rows,
  );
}

const titled = (title: (typeof REQUIREMENT_TITLES)[number]): number => REQUIREMENT_TITLES.indexOf(title);

/**
 * The rows of an interval pool by pool, with the time in the first of them and what is true of a whole pool in the first of its groups: told
 * group by group, the same figures would look as if they added up.
 */
export function toldOnce(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [start, group, pool, ofPool] = [titled('start'), titled('group'), titled('pool'), titled('poolRequired')];
  const intervals = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    const when = row.slice(0, start + 1).join(' ');
    intervals.set(when, [...(intervals.get(when) ?? []), row]);
  }
  return [...intervals.values()].flatMap((own) => {
    const pools = new Map<string, (readonly string[])[]>();
    for (const row of own) pools.set(row[pool] ?? '', [...(pools.get(row[pool] ?? '') ?? []), row]);
    return [...pools.values()].flatMap((groups, poolPlace) =>
      groups.map((row, place) =>
        row.map((cell, column) => {
          if (column < group) return poolPlace === 0 && place === 0 ? cell : '';
          return column === pool || column >= ofPool ? (place === 0 ? cell : '') : cell;
        }),
      ),
    );
  });
}

const TITLES: Readonly<Record<(typeof REQUIREMENT_TITLES)[number], string>> = {
  date: 'date',
  start: 'start',
  group: 'group',
  required: 'found, net',
  onShift: 'on shift',
  pool: 'pool',
  poolRequired: 'pool, net',
  arrivals: 'arrivals',
  erlangC: 'Erlang C',
  erlangA: 'Erlang A',
  overErlangC: 'over Erlang C',
  overErlangA: 'over Erlang A',
  erlangAApart: 'Erlang A apart',
};
