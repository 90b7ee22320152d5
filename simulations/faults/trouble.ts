import type { CaseFault } from './fault-case.js';
import { type Stage, SYNC_MS } from './stage.js';

/** A member silent for this long must be known to be gone, by a process that has been undisturbed for half of it; a heartbeat is 5 s. */
const SILENT_MS = 50_000;
const UNDISTURBED_MS = 25_000;

/** What goes wrong in a case, until it is over. */
export interface Trouble {
  strike(fault: CaseFault): void;
  /** Since when nothing holds the process up; `null`: it is down. */
  undisturbedSinceMs(): number | null;
  /** From now on nothing goes wrong any more. */
  end(): void;
}

export function openTrouble({ later, disk, machine, network, host, desks, adapters, judge, keepSnapshot, crash, meet }: Stage): Trouble {
  let over = false;
  let disturbedUntilMs = 0;

  const undisturbedSinceMs = (): number | null => (host.upSinceMs === null ? null : Math.max(host.upSinceMs, disturbedUntilMs));

  const disturb = (forMs: number): void => {
    disturbedUntilMs = Math.max(disturbedUntilMs, later.nowMs() + forMs);
  };

  /** A member's connection is gone for this long. */
  const silent = (member: string, forMs: number): void => {
    if (forMs <= SILENT_MS) return;
    later.after(SILENT_MS, () => {
      const sinceMs = undisturbedSinceMs();
      if (over || sinceMs === null || later.nowMs() - sinceMs < UNDISTURBED_MS) return;
      judge.gone(member);
    });
  };

  function strike(fault: CaseFault): void {
    if (over) return;
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
        crash(fault);
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
  }

  return {
    strike,
    undisturbedSinceMs,
    end() {
      over = true;
      disk.next = null;
      disk.syncMs = SYNC_MS;
      network.calm();
      for (const one of [...desks.values(), ...adapters.values()]) one.calm();
    },
  };
}
