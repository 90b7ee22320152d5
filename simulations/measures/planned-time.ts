import type { DrawnStaff, Trial } from '../scenario/index.js';
import { ALL, add, type Row, rowOf, type StaffField, type Table } from './table.js';

const HOUR_MS = 3_600_000;

/** A stretch that lies in one interval and has one premium. */
interface Piece {
  readonly fromMs: number;
  readonly interval: number;
  readonly percent: number;
}

/** Counts what was planned for each group and hub: agents required, scheduled, left after shrinkage, and what they cost. */
export function countPlanned(table: Table<StaffField>, trial: Trial, drawn: readonly DrawnStaff[]): void {
  const spread = spreader(trial);
  const rowsOf = (group: string, hub: string): readonly Row[] => [
    rowOf(table, 'group', group),
    rowOf(table, 'hub', hub),
    rowOf(table, 'all', ALL),
  ];
  const unpaid = new Set(trial.plan.presenceReasons.filter(({ paid }) => !paid).map(({ id }) => id));
  const costPerHour = new Map(
    trial.roster.agents.map(({ id, hub, costPerHour: own }) => [
      id,
      own ?? trial.plan.hubs.find((one) => one.id === hub)?.costPerHour ?? 0,
    ]),
  );
  for (const { group, hub, agent, fromMs, toMs, shift } of drawn) {
    const rows = rowsOf(group, hub);
    const perMs = (costPerHour.get(agent) ?? 0) / HOUR_MS;
    spread(fromMs, toMs, (interval, spanMs, percent) => {
      add(table, rows, interval, 'scheduledMs', spanMs);
      add(table, rows, interval, 'cost', (spanMs * perMs * percent) / 100);
    });
    if (shift === null) continue;
    spread(fromMs, toMs, (interval, spanMs) => add(table, rows, interval, 'netMs', spanMs));
    for (const pause of shift.pauses ?? [])
      spread(pause.fromMs, pause.toMs, (interval, spanMs, percent) => {
        add(table, rows, interval, 'netMs', -spanMs);
        if (unpaid.has(pause.reason)) add(table, rows, interval, 'cost', (-spanMs * perMs * percent) / 100);
      });
  }
  for (const { group, hub, required } of trial.staff)
    for (const { fromMs, toMs, agents } of required)
      spread(fromMs, toMs, (interval, spanMs) => add(table, rowsOf(group, hub), interval, 'requiredMs', spanMs * agents));
  fixedCosts(table, trial);
}

/** Fixed costs fall on the days, evenly over their intervals. */
function fixedCosts(table: Table<StaffField>, { costs, countFromMs, toMs }: Trial): void {
  const days = (toMs - countFromMs) / 86_400_000;
  for (const [hub, { perDay }] of Object.entries(costs.hubs)) {
    if (perDay === 0) continue;
    const rows = [rowOf(table, 'hub', hub), rowOf(table, 'all', ALL)];
    for (let interval = 0; interval < table.intervals; interval++) add(table, rows, interval, 'cost', (perDay * days) / table.intervals);
  }
}

type Take = (interval: number, spanMs: number, percent: number) => void;

/** Cuts spans at the bounds of intervals and premiums, and at those of what is counted. */
function spreader({ countFromMs, toMs: endMs, intervalMs, costs }: Trial): (fromMs: number, toMs: number, take: Take) => void {
  const bounds = new Set<number>();
  for (let atMs = countFromMs; atMs < endMs; atMs += intervalMs) bounds.add(atMs);
  for (const { fromMs, toMs } of costs.premiums)
    for (const atMs of [fromMs, toMs]) if (atMs > countFromMs && atMs < endMs) bounds.add(atMs);
  const pieces = [...bounds]
    .sort((one, other) => one - other)
    .map((fromMs): Piece => {
      const premium = costs.premiums.find((one) => fromMs >= one.fromMs && fromMs < one.toMs);
      return { fromMs, interval: Math.floor((fromMs - countFromMs) / intervalMs), percent: premium?.percent ?? 100 };
    });
  return (fromMs, toMs, take) => {
    const beginsMs = Math.max(fromMs, countFromMs);
    const endsMs = Math.min(toMs, endMs);
    for (let place = placeOf(pieces, beginsMs); place < pieces.length; place++) {
      const piece = pieces[place] as Piece;
      if (piece.fromMs >= endsMs) return;
      const spanMs = Math.min(endsMs, pieces[place + 1]?.fromMs ?? endMs) - Math.max(beginsMs, piece.fromMs);
      if (spanMs > 0) take(piece.interval, spanMs, piece.percent);
    }
  };
}

/** The last piece that begins at or before an instant; the first where none does. */
function placeOf(pieces: readonly Piece[], atMs: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Piece).fromMs <= atMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
