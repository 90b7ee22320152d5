import { watchAttendance } from './attendance.js';
import type { FaultCase, FaultKind } from './fault-case.js';
import type { Parts } from './host.js';
import type { Finding, Judge } from './judge.js';
import { lookBack } from './looking-back.js';
import { BEGIN_MS, type Stage, setStage } from './stage.js';
import { openTrouble } from './trouble.js';

/** The result of a case. */
export interface CaseResult {
  /** The first laws that were broken; normally empty. */
  readonly findings: readonly Finding[];
  readonly records: number;
  /** Checksum of the last record: equal for equal runs. */
  readonly check: string;
  readonly starts: number;
  readonly acknowledged: number;
  /** How many acknowledgements repeated an earlier one. */
  readonly repeated: number;
  /** How contacts ended. */
  readonly endings: Readonly<Record<string, number>>;
  /** Number of faults that found something to spoil, by kind. */
  readonly met: Readonly<Partial<Record<FaultKind, number>>>;
}

/** Time after the faults within which everybody must be back and known. Leases are shorter. */
const BACK_MS = 6 * 60_000;
/** Time by which everybody left must have been served. */
const SERVED_MS = 4 * 3_600_000;
/** Time by which a client that needs a new pass has fetched it and is back. */
const FETCHED_MS = 60_000;

/**
 * Runs a case through the production router. First things go wrong, and no law may be broken; then nothing goes wrong any more, and
 * everybody left has to be served. Stops at the first broken law.
 */
export async function runCase(given: FaultCase, parts: Parts = {}): Promise<CaseResult> {
  const stage = setStage(given, parts);
  const { later, judge, disk, host, met } = stage;
  const members = new Map([...stage.desks, ...stage.adapters]);
  const trouble = openTrouble(stage);
  watchAttendance({ later, judge, members, undisturbedSinceMs: trouble.undisturbedSinceMs });
  for (const fault of given.faults) later.at(BEGIN_MS + fault.atMs, () => trouble.strike(fault));

  const calmMs = BEGIN_MS + given.safetyMs;
  await live(stage, calmMs);
  trouble.end();
  await live(stage, calmMs + BACK_MS);
  const left = [...judge.lives.open];
  const unanswered = (): number => [...members.values()].reduce((sum, one) => sum + one.unanswered, 0);
  await live(stage, calmMs + SERVED_MS, () => judge.lives.open.length === 0 && unanswered() === 0);
  await live(stage, later.nowMs() + BACK_MS);
  // Somebody's pass may have run out just now.
  await live(stage, later.nowMs() + FETCHED_MS, () => [...members.keys()].every(judge.isThere));

  if (judge.findings.length === 0) {
    everybodyServed(judge, left, unanswered());
    const { decided, known } = await lookBack(disk.history);
    for (const what of decided) judge.found('decided again', what);
    for (const what of known) judge.found('who is there', what);
  }
  const endings: Record<string, number> = {};
  for (const { how } of judge.lives.ended.values()) endings[how] = (endings[how] ?? 0) + 1;
  const { acknowledged, repeated, findings } = judge;
  return { findings, records: disk.head.seq, check: disk.head.check, starts: host.starts, acknowledged, repeated, endings, met };
}

/** Checks that everything answered was kept, and that nobody is still there. `left`: who was when things stopped going wrong. */
function everybodyServed(judge: Judge, left: readonly string[], unanswered: number): void {
  judge.everythingKept();
  for (const contact of judge.lives.open) judge.found('everybody is served', `${contact} is still there`);
  if (unanswered > 0) judge.found('every command is answered', `${unanswered} commands were never answered`);
  for (const contact of left) {
    const how = judge.lives.ended.get(contact)?.how;
    if (how !== undefined && how !== 'released' && how !== 'abandoned')
      judge.found('everybody is served', `${contact} was left and ended as ${how}`);
  }
}

/** Lets everything that follows from promises happen. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/**
 * Takes one appointment after another, until an instant, or until it is `over` or a law is broken; what promises lead to is done before
 * the next.
 */
async function live({ agenda, clock, judge }: Stage, untilMs: number, over: () => boolean = () => false): Promise<void> {
  await turn();
  for (let next = agenda.next; next !== undefined && next.atMs <= untilMs; next = agenda.next) {
    clock.moveTo(next.atMs);
    agenda.take()?.act();
    await turn();
    if (judge.findings.length > 0 || over()) return;
  }
  clock.moveTo(untilMs);
}
