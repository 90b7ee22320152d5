import type { Event } from '@signalbox/engine';
import { type Counts, countStaffing, type Ledger, noCounts } from '@signalbox/engine/inspect';
import type { Trial } from '../scenario/index.js';
import { ALL, add, type Row, rowOf, type StaffField, type Table } from './table.js';

/** The time of one agent that is counted. */
export interface AgentTime {
  readonly group: string;
  readonly hub: string;
  occupiedMs: number;
  readyMs: number;
}

export interface AgentsTime {
  take(event: Event, atMs: number): void;
  /** Counts the time passed up to now. */
  settle(atMs: number): void;
  readonly byAgent: ReadonlyMap<string, AgentTime>;
}

const SPENT = ['staffedMs', 'readyMs', 'occupiedMs'] as const;

/** Attributes the time of agents, as counted by the engine's own projection, to groups, hubs and intervals. */
export function countAgentsTime(table: Table<StaffField>, trial: Trial): AgentsTime {
  const { countFromMs, toMs: endMs, intervalMs } = trial;
  const byAgent = new Map<string, AgentTime>();
  const filed = new Map<string, { readonly time: AgentTime; readonly rows: readonly Row[] }>();
  for (const { group, hub, agents } of trial.staff)
    for (const agent of agents) {
      const time: AgentTime = { group, hub, occupiedMs: 0, readyMs: 0 };
      byAgent.set(agent, time);
      filed.set(agent, { time, rows: [rowOf(table, 'group', group), rowOf(table, 'hub', hub), rowOf(table, 'all', ALL)] });
    }
  const scratch: Counts = noCounts();
  const ledger: Ledger = {
    rowsAt: () => [],
    inOrder: () => [],
    spread({ fromMs, untilMs }, { agent }, addTo) {
      const own = filed.get(agent ?? '');
      if (own === undefined) return;
      const { time, rows } = own;
      let atMs = Math.max(fromMs, countFromMs);
      const endsMs = Math.min(untilMs, endMs);
      while (atMs < endsMs) {
        const interval = Math.floor((atMs - countFromMs) / intervalMs);
        const partEndsMs = Math.min(endsMs, countFromMs + (interval + 1) * intervalMs);
        scratch.staffedMs = scratch.readyMs = scratch.occupiedMs = 0;
        addTo(scratch, partEndsMs - atMs);
        for (let i = 0; i < SPENT.length; i++) {
          const field = SPENT[i] as (typeof SPENT)[number];
          if (scratch[field] > 0) add(table, rows, interval, field, scratch[field]);
        }
        time.readyMs += scratch.readyMs;
        time.occupiedMs += scratch.occupiedMs;
        atMs = partEndsMs;
      }
    },
  };
  const staffing = countStaffing(ledger);
  return { take: staffing.take, settle: staffing.settle, byAgent };
}
