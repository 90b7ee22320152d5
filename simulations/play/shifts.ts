import type { Agenda, VirtualClock } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Pause, Shift } from './scenario.js';

/** Which agents are at work, as they themselves see it. */
export interface Attendance {
  /** Handling time on the agent's present shift, in percent. */
  handlingPercent(agent: string): number;
  /** An agent was set not ready for not answering: back after a while, unless a break or the end of the shift comes first. */
  backAfter(agent: string, afterMs: number): void;
  /** The router has signed out an agent who had asked for it while busy. */
  signedOut(agent: string): void;
}

interface AtWork {
  readonly shift: Shift;
  paused: boolean;
  leaving: boolean;
}

/** Puts the arrivals, breaks and departures of agents on the agenda. */
export function planShifts(shifts: readonly Shift[], command: Commander, agenda: Agenda, clock: VirtualClock): Attendance {
  const atWork = new Map<string, AtWork>();
  /** Agents whose desk is connected: a little longer than the shift if they finish work in hand. */
  const atDesk = new Set<string>();

  function come(shift: Shift): void {
    const { agent } = shift;
    if (!atDesk.has(agent)) command.must({ type: 'agent.connected', agent, connection: 'desk' });
    atDesk.add(agent);
    // Still finishing the shift before, which then continues as this one.
    const before = atWork.get(agent);
    atWork.set(agent, { shift, paused: false, leaving: false });
    if (before === undefined) command.must({ type: 'agent.sign-in', agent, presence: 'ready' });
    else ready(agent);
  }

  const ready = (agent: string): void => command.must({ type: 'agent.set-presence', agent, presence: 'ready', ...NOW });

  function pause(shift: Shift, { reason }: Pause): void {
    const own = present(shift);
    if (own === undefined) return;
    own.paused = true;
    command.must({ type: 'agent.set-presence', agent: shift.agent, presence: 'notReady', reason, when: 'free', channels: null });
  }

  function goOn(shift: Shift): void {
    const own = present(shift);
    if (own === undefined) return;
    own.paused = false;
    ready(shift.agent);
  }

  /** The agent takes nothing new, finishes the work in hand, and leaves. */
  function go(shift: Shift): void {
    const own = present(shift);
    if (own === undefined) return;
    own.leaving = true;
    command.must({ type: 'agent.sign-out', agent: shift.agent, when: 'free', requeue: false, by: null });
  }

  const present = (shift: Shift): AtWork | undefined => {
    const own = atWork.get(shift.agent);
    return own?.shift === shift && !own.leaving ? own : undefined;
  };

  for (const shift of shifts) {
    agenda.add({ atMs: Math.max(shift.fromMs, clock.nowMs()), act: () => come(shift) });
    for (const one of shift.pauses ?? []) {
      agenda.add({ atMs: one.fromMs, act: () => pause(shift, one) });
      agenda.add({ atMs: one.toMs, act: () => goOn(shift) });
    }
    if (shift.toMs !== null) agenda.add({ atMs: shift.toMs, act: () => go(shift) });
  }

  return {
    handlingPercent: (agent) => atWork.get(agent)?.shift.handlingPercent ?? 100,
    backAfter(agent, afterMs) {
      const shift = atWork.get(agent)?.shift;
      if (shift === undefined) return;
      const back = (): void => {
        const own = present(shift);
        if (own !== undefined && !own.paused) ready(agent);
      };
      agenda.add({ atMs: clock.nowMs() + afterMs, act: back });
    },
    signedOut(agent) {
      atWork.delete(agent);
      agenda.add({ atMs: clock.nowMs(), act: () => goneHome(agent) });
    },
  };

  function goneHome(agent: string): void {
    // The next shift has begun at the very instant in which this one ended.
    if (atWork.has(agent) || !atDesk.delete(agent)) return;
    command.must({ type: 'agent.lost', agent, connection: 'desk' });
  }
}

const NOW = { reason: null, when: 'now', channels: null } as const;
