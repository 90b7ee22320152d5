import type { Agenda, VirtualClock } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Shift } from './scenario.js';

/** Puts the comings and goings of agents on the agenda. */
export function planShifts(shifts: readonly Shift[], command: Commander, agenda: Agenda, clock: VirtualClock): void {
  for (const { agent, fromMs, toMs } of shifts) {
    agenda.add({ atMs: Math.max(fromMs, clock.nowMs()), act: () => signIn(command, agent) });
    if (toMs !== null) agenda.add({ atMs: toMs, act: () => leave(command, agenda, clock, agent) });
  }
}

function signIn(command: Commander, agent: string): void {
  command.must({ type: 'agent.connected', agent, connection: 'desk' });
  command.must({ type: 'agent.sign-in', agent, presence: 'ready' });
}

/** How often somebody whose shift is over and who still has work looks up from it. */
const LOOK_UP_MS = 1_000;

/** Takes nothing new, finishes what is in hand, and goes. */
function leave(command: Commander, agenda: Agenda, clock: VirtualClock, agent: string): void {
  command.must({ type: 'agent.set-presence', agent, presence: 'notReady', when: 'now', reason: 'break', channels: null });
  const go = (): void => {
    if (command.try({ type: 'agent.sign-out', when: 'now', agent, requeue: false, by: null }) === undefined)
      command.must({ type: 'agent.lost', agent, connection: 'desk' });
    else agenda.add({ atMs: clock.nowMs() + LOOK_UP_MS, act: go });
  };
  go();
}
