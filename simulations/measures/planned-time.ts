import type { Plan } from '@signalbox/engine';
import { byPlanInForce, type DrawnStaff, plansInForce, type Trial } from '../scenario/index.js';
import { ALL, add, type Row, rowOf, type StaffField, type Table } from './table.js';

const HOUR_MS = 3_600_000;

/** A period within one interval, under one plan and with the same premiums. */
interface Piece {
  readonly fromMs: number;
  readonly pay: Pay;
  readonly interval: number;
  /** In order. */
  readonly premiums: readonly Premium[];
}

type Premium = Trial['costs']['premiums'][number];

/** What a plan says about pay. */
interface Pay {
  /** Minor units, by hub. */
  readonly costPerHour: ReadonlyMap<string, number>;
  /** Reasons for being not ready that are unpaid. */
  readonly unpaid: ReadonlySet<string>;
}

const payOf = ({ hubs, presenceReasons }: Plan): Pay => ({
  costPerHour: new Map(hubs.map(({ id, costPerHour }) => [id, costPerHour ?? 0])),
  unpaid: new Set(presenceReasons.filter(({ paid }) => !paid).map(({ id }) => id)),
});

/** Counts what was planned for each group and hub: agents required, scheduled, left after shrinkage, and their cost. */
export function countPlanned(table: Table<StaffField>, trial: Trial, drawn: readonly DrawnStaff[]): void {
  const spread = spreader(trial);
  const rowsOf = (group: string, hub: string): readonly Row[] => [
    rowOf(table, 'group', group),
    rowOf(table, 'hub', hub),
    rowOf(table, 'all', ALL),
  ];
  const planned = new Set(trial.staff.filter(({ required }) => required.length > 0).map(({ group }) => group));
  const profiles = new Map(trial.roster.agents.map((profile) => [profile.id, profile]));
  for (const { group, hub, agent, fromMs, toMs, breaks, shift } of drawn) {
    const rows = rowsOf(group, hub);
    const { hub: at = hub, costPerHour: own } = profiles.get(agent) ?? {};
    const costOf = (spanMs: number, { premiums, pay }: Piece): number => {
      const percent = premiums.find(({ hubs }) => hubs === undefined || hubs.includes(at))?.percent ?? 100;
      return (spanMs * (own ?? pay.costPerHour.get(at) ?? 0) * percent) / (100 * HOUR_MS);
    };
    const paid = (piece: Piece, spanMs: number): void => {
      add(table, rows, piece.interval, 'paidMs', spanMs);
      add(table, rows, piece.interval, 'cost', costOf(spanMs, piece));
    };
    spread(fromMs, toMs, (piece, spanMs) => {
      add(table, rows, piece.interval, 'scheduledMs', spanMs);
      paid(piece, spanMs);
    });
    for (const planned of breaks)
      spread(planned.fromMs, planned.toMs, (piece, spanMs) => {
        if (piece.pay.unpaid.has(planned.reason)) paid(piece, -spanMs);
      });
    if (shift === null) continue;
    const there = (interval: number, spanMs: number): void => {
      add(table, rows, interval, 'netMs', spanMs);
      if (planned.has(group)) add(table, rows, interval, 'coveringMs', spanMs);
    };
    spread(fromMs, toMs, ({ interval }, spanMs) => there(interval, spanMs));
    for (const pause of shift.pauses ?? []) spread(pause.fromMs, pause.toMs, ({ interval }, spanMs) => there(interval, -spanMs));
  }
  for (const { group, hub, required } of trial.staff)
    for (const { fromMs, toMs, agents } of required)
      spread(fromMs, toMs, ({ interval }, spanMs) => add(table, rowsOf(group, hub), interval, 'requiredMs', spanMs * agents));
  fixedCosts(table, trial);
}

/** Fixed costs are spread over the days, evenly over their intervals. */
function fixedCosts(table: Table<StaffField>, { costs, countFromMs, toMs }: Trial): void {
  const days = (toMs - countFromMs) / 86_400_000;
  for (const [hub, { perDay }] of Object.entries(costs.hubs)) {
    if (perDay === 0) continue;
    const rows = [rowOf(table, 'hub', hub), rowOf(table, 'all', ALL)];
    for (let interval = 0; interval < table.intervals; interval++) add(table, rows, interval, 'cost', (perDay * days) / table.intervals);
  }
}

type Take = (piece: Piece, spanMs: number) => void;

/** Cuts periods at the bounds of intervals, premiums and plans, and at the ends of the counted time. */
function spreader(trial: Trial): (fromMs: number, toMs: number, take: Take) => void {
  const { countFromMs, toMs: endMs, intervalMs, costs } = trial;
  const payAt = byPlanInForce(trial, payOf);
  const bounds = new Set<number>();
  for (let atMs = countFromMs; atMs < endMs; atMs += intervalMs) bounds.add(atMs);
  const within = [...costs.premiums.flatMap(({ fromMs, toMs }) => [fromMs, toMs]), ...plansInForce(trial).map(({ fromMs }) => fromMs)];
  for (const atMs of within) if (atMs > countFromMs && atMs < endMs) bounds.add(atMs);
  const pieces = [...bounds]
    .sort((one, other) => one - other)
    .map((fromMs): Piece => {
      const premiums = costs.premiums.filter((one) => fromMs >= one.fromMs && fromMs < one.toMs);
      return { fromMs, pay: payAt(fromMs), interval: Math.floor((fromMs - countFromMs) / intervalMs), premiums };
    });
  return (fromMs, toMs, take) => {
    const beginsMs = Math.max(fromMs, countFromMs);
    const endsMs = Math.min(toMs, endMs);
    for (let place = placeOf(pieces, beginsMs); place < pieces.length; place++) {
      const piece = pieces[place] as Piece;
      if (piece.fromMs >= endsMs) return;
      const spanMs = Math.min(endsMs, pieces[place + 1]?.fromMs ?? endMs) - Math.max(beginsMs, piece.fromMs);
      if (spanMs > 0) take(piece, spanMs);
    }
  };
}

/** Index of the last piece that begins at or before an instant; of the first if none does. */
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
