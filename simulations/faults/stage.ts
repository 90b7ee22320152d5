import { type Agenda, openAgenda, type VirtualClock, virtualClock } from '../time/index.js';
import { type Adapter, openAdapter } from './adapter.js';
import { type Desk, openDesk } from './desk.js';
import { type Disk, openDisk } from './disk.js';
import type { CaseFault, FaultCase, FaultKind } from './fault-case.js';
import { type Host, openHost, type Parts } from './host.js';
import { houseOf } from './house.js';
import { type Judge, openJudge } from './judge.js';
import { type Later, openLater } from './later.js';
import { type Machine, openMachine } from './machine.js';
import { modelledNetwork } from './modelled-network.js';
import type { Network } from './network.js';
import { type KeepSnapshot, openSnapshots } from './snapshot.js';

/** An arbitrary instant, from which the times in case files count. */
export const BEGIN_MS = 1_795_420_800_000;
/** How long an append takes unless the disk is slow. */
export const SYNC_MS = 5;

/** Everything and everybody in a case: the process under test with what it stands on, and those who use it. */
export interface Stage {
  readonly agenda: Agenda;
  readonly clock: VirtualClock;
  readonly later: Later;
  readonly disk: Disk;
  readonly machine: Machine;
  readonly network: Network;
  readonly host: Host;
  readonly desks: ReadonlyMap<string, Desk>;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly judge: Judge;
  readonly keepSnapshot: KeepSnapshot;
  /** The process dies, now or right after the next append. */
  crash(how: Crash): void;
  /** A fault has found something to spoil. */
  meet(what: FaultKind): void;
  /** How many have, by kind. */
  readonly met: Readonly<Partial<Record<FaultKind, number>>>;
}

type Crash = Pick<Extract<CaseFault, { readonly what: 'crash' }>, 'when' | 'fate' | 'downMs'>;

export function setStage(given: FaultCase, parts: Parts): Stage {
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
  let last: Crash = { when: 'now', fate: 'lost', downMs: 0 };
  const judge = openJudge(plan, roster, () => disk.history, later.nowMs);
  const disk = openDisk({ later, syncMs: SYNC_MS, durable: judge.durable, crash: () => host.crash(last.fate, last.downMs) });
  const keepSnapshot = openSnapshots(disk);
  const machine = openMachine(later);
  const network = (parts.network ?? modelledNetwork)({ later, met: meet, history: () => disk.history, found: judge.found });
  const host: Host = openHost({ later, disk, machine, judge, network, plan, roster, parts });
  const byId = new Map(given.contacts.map((one) => [one.contact, one]));
  const desks = new Map(roster.agents.map(({ id }) => [id, openDesk(id, later, network, (contact) => byId.get(contact))]));
  const adapters = new Map(
    [...new Set(given.contacts.map(({ adapter }) => adapter))].map((id) => [id, openAdapter(id, given.contacts, later, network)]),
  );

  function crash(how: Crash): void {
    last = how;
    if (how.when === 'appended') disk.next = 'crash';
    else host.crash(how.fate, how.downMs);
  }

  return { agenda, clock, later, disk, machine, network, host, desks, adapters, judge, keepSnapshot, crash, meet, met };
}
