import { fold, type JournalRecord, stateHash, verify, violations } from '@signalbox/engine';
import { openAgenda, type VirtualClock, virtualClock } from '../time/index.js';
import { openAdapter } from './adapter.js';
import { watchAttendance } from './attendance.js';
import { openDesk } from './desk.js';
import { openDisk } from './disk.js';
import type { FaultCase, FaultKind } from './fault-case.js';
import { type Host, openHost, type Parts } from './host.js';
import { houseOf } from './house.js';
import { type Finding, openJudge } from './judge.js';
import { openLater } from './later.js';
import { openMachine } from './machine.js';
import { modelledNetwork } from './modelled-network.js';
import { openSnapshots } from './snapshot.js';

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

/** An arbitrary instant, from which the times in case files count. */
const BEGIN_MS = 1_795_420_800_000;
/** A member silent for this long must be known to be gone, by a process that has been undisturbed for half of it; a heartbeat is 5 s. */
const SILENT_MS = 50_000;
const UNDISTURBED_MS = 25_000;
/** Time after the faults within which everybody must be back and known. Leases are shorter. */
const BACK_MS = 6 * 60_000;
/** Time by which everybody left must have been served. */
const SERVED_MS = 4 * 3_600_000;
const SYNC_MS = 5;
/** Time by which a client that needs a new pass has fetched it and is back. */
const FETCHED_MS = 60_000;

/**
 * Runs a case through the production router. First things go wrong, and no law may be broken; then nothing goes wrong any more, and
 * everybody left has to be served. Stops at the first broken law.
 */
export async function runCase(given: FaultCase, parts: Parts = {}): Promise<CaseResult> {
  const house = houseOf(given, parts.languages);
  if (!house.ok) throw new Error(house.problem);
  const { plan, roster } = house;
  const clock = virtualClock(BEGIN_MS);
  const agenda = openAgenda();
  const later = openLater(agenda, clock, given.seed);
  const met: Partial<Record<FaultKind, number>> = {};
  const meet = (what: FaultKind): void => {
    met[what] = (met[what] ?? 0) + 1;
  };
  let crash = { fate: 'lost' as 'lost' | 'part' | 'kept', downMs: 0 };
  const judge = openJudge(plan, roster, () => disk.history, later.nowMs);
  const disk = openDisk({ later, syncMs: SYNC_MS, durable: judge.durable, crash: () => host.crash(crash.fate, crash.downMs) });
  const keepSnapshot = openSnapshots(disk);
  const machine = openMachine(later);
  const network = (parts.network ?? modelledNetwork)({ later, met: meet, history: () => disk.history, found: judge.found });
  const host: Host = openHost({ later, disk, machine, judge, network, plan, roster, parts });
  const byId = new Map(given.contacts.map((one) => [one.contact, one]));
  const desks = new Map(roster.agents.map(({ id }) => [id, openDesk(id, later, network, (contact) => byId.get(contact))]));
  const adapters = new Map(
    [...new Set(given.contacts.map(({ adapter }) => adapter))].map((id) => [id, openAdapter(id, given.contacts, later, network)]),
  );
  let calm = false;
  let disturbedUntilMs = 0;
  const undisturbedSinceMs = (): number | null => (host.upSinceMs === null ? null : Math.max(host.upSinceMs, disturbedUntilMs));
  watchAttendance({ later, judge, members: new Map([...desks, ...adapters]), undisturbedSinceMs });
  const disturb = (forMs: number): void => {
    disturbedUntilMs = Math.max(disturbedUntilMs, later.nowMs() + forMs);
  };
  /** A member's connection is gone for this long. */
  const silent = (member: string, forMs: number): void => {
    if (forMs <= SILENT_MS) return;
    later.after(SILENT_MS, () => {
      const sinceMs = undisturbedSinceMs();
      if (calm || sinceMs === null || later.nowMs() - sinceMs < UNDISTURBED_MS) return;
      judge.gone(member);
    });
  };

  for (const fault of given.faults)
    later.at(BEGIN_MS + fault.atMs, () => {
      if (calm) return;
      switch (fault.what) {
        case 'append-refused':
          disk.next = 'refused';
          return meet(fault.what);
        case 'append-unconfirmed':
          disk.next = 'unconfirmed';
          return meet(fault.what);
        case 'disk-slow':
          disk.syncMs = fault.syncMs;
          disturb(fault.forMs + fault.syncMs);
          later.after(fault.forMs, () => {
            disk.syncMs = SYNC_MS;
          });
          return meet(fault.what);
        case 'crash':
          crash = fault;
          if (fault.when === 'appended') disk.next = 'crash';
          else host.crash(fault.fate, fault.downMs);
          return meet(fault.what);
        case 'clock-set':
          machine.set(fault.byMs);
          return meet(fault.what);
        case 'stall':
          machine.stall(fault.forMs);
          disturb(fault.forMs);
          return meet(fault.what);
        case 'desk-lost':
          silent(fault.agent, fault.forMs);
          desks.get(fault.agent)?.lose(fault.forMs, fault.noticedMs, fault.reloads);
          return meet(fault.what);
        case 'desk-slow':
          desks.get(fault.agent)?.slow(fault.forMs, fault.byMs);
          return meet(fault.what);
        case 'adapter-lost':
          silent(fault.adapter, fault.forMs);
          adapters.get(fault.adapter)?.lose(fault.forMs, fault.noticedMs, fault.forgets ?? false);
          return meet(fault.what);
        case 'snapshot':
          meet(fault.what);
          return void keepSnapshot(fault).catch((error: unknown) => judge.found('snapshots', String(error)));
        default:
          network.mishap(fault.sender, fault);
      }
    });

  const calmMs = BEGIN_MS + given.safetyMs;
  const on = { agenda, clock, stop: () => judge.findings.length > 0 };
  await live({ untilMs: calmMs, ...on });
  calm = true;
  disk.next = null;
  disk.syncMs = SYNC_MS;
  network.calm();
  for (const one of [...desks.values(), ...adapters.values()]) one.calm();
  const unanswered = (): number => [...desks.values(), ...adapters.values()].reduce((sum, one) => sum + one.unanswered, 0);
  await live({ untilMs: calmMs + BACK_MS, ...on });
  const left = new Set(judge.lives.open);
  const quiet = (): boolean => judge.lives.open.length === 0 && unanswered() === 0;
  await live({ untilMs: calmMs + SERVED_MS, over: quiet, ...on });
  await live({ untilMs: later.nowMs() + BACK_MS, ...on });
  // Somebody's pass may have run out just now.
  await live({ untilMs: later.nowMs() + FETCHED_MS, over: () => [...desks.keys(), ...adapters.keys()].every(judge.isThere), ...on });

  if (judge.findings.length === 0) {
    judge.everythingKept();
    for (const contact of judge.lives.open) judge.found('everybody is served', `${contact} is still there`);
    if (unanswered() > 0) judge.found('every command is answered', `${unanswered()} commands were never answered`);
    for (const contact of left) {
      const how = judge.lives.ended.get(contact)?.how;
      if (how !== undefined && how !== 'released' && how !== 'abandoned')
        judge.found('everybody is served', `${contact} was left and ended as ${how}`);
    }
    const { decided, known } = await lookedAt(disk.history);
    for (const what of decided) judge.found('decided again', what);
    for (const what of known) judge.found('who is there', what);
  }
  const endings: Record<string, number> = {};
  for (const { how } of judge.lives.ended.values()) endings[how] = (endings[how] ?? 0) + 1;
  const { acknowledged, repeated, findings } = judge;
  return { findings, records: disk.head.seq, check: disk.head.check, starts: host.starts, acknowledged, repeated, endings, met };
}

interface Living {
  readonly agenda: ReturnType<typeof openAgenda>;
  readonly clock: VirtualClock;
  readonly untilMs: number;
  readonly stop: () => boolean;
  readonly over?: () => boolean;
}

/** Lets everything that follows from promises happen. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Takes one appointment after another; what promises lead to is done before the next. */
async function live({ agenda, clock, untilMs, stop, over = () => false }: Living): Promise<void> {
  await turn();
  for (let next = agenda.next; next !== undefined && next.atMs <= untilMs; next = agenda.next) {
    clock.moveTo(next.atMs);
    agenda.take()?.act();
    await turn();
    if (stop() || over()) return;
  }
  clock.moveTo(untilMs);
}

/**
 * Checks that deciding everything again gives the same history, and that the final state breaks no invariant and holds only those who are
 * there.
 */
async function lookedAt(
  history: readonly JournalRecord[],
): Promise<{ readonly decided: readonly string[]; readonly known: readonly string[] }> {
  async function* records(): AsyncGenerator<JournalRecord> {
    yield* history;
  }
  try {
    const folded = await fold(records());
    const { stateHash: decided } = await verify(records());
    const wrong = [...violations(folded)];
    if (decided !== stateHash(folded)) wrong.push('the state decided again is another one');
    if (folded.contacts.size > 0) wrong.push(`${folded.contacts.size} contacts are left in the state`);
    if (folded.offers.size > 0) wrong.push(`${folded.offers.size} offers are left in the state`);
    return { decided: wrong, known: thought(folded) };
  } catch (error) {
    return { decided: [error instanceof Error ? error.message : String(error)], known: [] };
  }
}

/** Checks that in the end everybody is there, at one desk or on one connection each, and that the router knows it. */
function thought({ agents, adapters }: Awaited<ReturnType<typeof fold>>): readonly string[] {
  return [
    ...[...agents.values()].flatMap(({ id, connections }) =>
      connections.length === 1 ? [] : [`${id} is thought to be at ${connections.length} desks, and is at one`],
    ),
    ...[...adapters.values()].flatMap(({ id, state }) => (state === 'connected' ? [] : [`${id} is thought to be away, and is there`])),
  ];
}
