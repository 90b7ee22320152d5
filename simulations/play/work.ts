import type { Event, EventOf, UserCommand } from '@signalbox/engine';
import type { Agenda, VirtualClock } from '../time/index.js';
import type { AgentTransfers } from './agent-transfers.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import { type HandlingOptions, openHandlingTimes } from './handling.js';
import type { Handled } from './life.js';
import { openProgress } from './progress.js';
import { type Accepted, ASIDE, IDLE, type Task, taskOf } from './task.js';
import { openWrappingUp } from './wrapping-up.js';

export interface WorkOptions extends HandlingOptions {
  readonly agenda: Agenda;
  readonly clock: VirtualClock;
  readonly command: Commander;
  readonly transfers: AgentTransfers;
  readonly handled: (part: Handled) => void;
}

/** What agents have in hand, from the acceptance to the end of the wrap-up. */
export interface Work {
  /** Contacts agents are busy with, their wrap-up left out. */
  inHand(): number;
  begin(accepted: Accepted): void;
  /** The customer whose contact its agent has just handed on. */
  handedOver(contact: string): Customer | undefined;
  heard(event: Event, atMs: number): void;
}

export function openWork({ plan, roster, agenda, clock, command, shiftPercent, transfers, handled }: WorkOptions): Work {
  const tasks = new Map<string, Task>();
  const handedOver = new Map<string, Customer>();
  const inHand = new Map<string, number>();
  const times = openHandlingTimes({ plan, roster, shiftPercent });
  const progress = openProgress({ agenda, clock, command, silenceMs: times.silenceMs, done });
  const wrappingUp = openWrappingUp(agenda, command, handled);

  /** Whoever would hand on to a queue that takes nothing now still has the contact, and ends it. */
  function done({ customer, agent, handsOn, byAgent, handlingMs }: Task): void {
    const handing = byAgent ? transfers.command(customer, agent) : handsOn ? handsOver(customer) : undefined;
    if (handing !== undefined && command.unlessTurnedAway(handing) === undefined) return;
    const { id: contact, demand } = customer;
    command.must({ type: 'contact.release', tenant: demand.tenant, contact, disposition: null, talkMs: handlingMs, holdMs: null });
  }

  function over(event: EventOf<'contact.released' | 'assignment.ended'>, atMs: number): void {
    const task = tasks.get(event.contact);
    if (task === undefined) return;
    tasks.delete(event.contact);
    task.over = true;
    const { customer, agent, hub, acceptedMs, answeredInTime, overByMs, byAgent, handsOn } = task;
    inHand.set(agent, (inHand.get(agent) ?? 1) - 1);
    const handedOn = event.type === 'assignment.ended';
    const withinTarget = overByMs === null ? answeredInTime : atMs <= overByMs;
    // Whose owner had no room when the customer was back brings what is left; whoever is transferred brings all of it again.
    const left = handedOn && event.because === 'not-resumed' ? task.leftMs / task.handlingMs : 0;
    const talkMs = Math.round(task.handlingMs * (1 - left));
    if (handedOn) {
      const whole = byAgent ? transfers.leavesMs(customer, agent) : (customer.handedMs ?? customer.handlingMs);
      const handlingMs = left === 0 ? whole : Math.max(1, Math.round(customer.handlingMs * left));
      // Whose own agent has no room waits for ever: it was they who had fallen silent.
      const onward =
        left === 0 && handsOn
          ? { handedByAgent: byAgent, ...transfers.onward(customer, agent, byAgent) }
          : { onwardPatienceMs: null, onwardRetry: null };
      handedOver.set(event.contact, { ...customer, handlingMs, silence: null, came: customer.came ?? customer, ...onward });
    }
    wrappingUp.begin(event, { wrapUpMs: 0, customer, agent, hub, acceptedMs, releasedMs: atMs, talkMs, handedOn, withinTarget });
  }

  return {
    inHand: () => tasks.size,
    begin(accepted) {
      const { customer, agent, atMs } = accepted;
      const others = inHand.get(agent) ?? 0;
      const handsOn = accepted.again ? undefined : transfers.handsOn(customer, agent);
      const task = taskOf(accepted, times.of(accepted, others), handsOn);
      inHand.set(agent, others + 1);
      tasks.set(customer.id, task);
      progress.begin(task, atMs);
    },
    handedOver(contact) {
      const customer = handedOver.get(contact);
      handedOver.delete(contact);
      return customer;
    },
    heard(event, atMs) {
      switch (event.type) {
        case 'assignment.suspended':
        case 'assignment.idled': {
          const task = tasks.get(event.contact);
          if (task !== undefined) progress.standStill(task, event.type === 'assignment.idled' ? IDLE : ASIDE, atMs);
          return;
        }
        case 'assignment.resumed': {
          const task = tasks.get(event.contact);
          if (task === undefined) return;
          progress.goOn(task, ASIDE, atMs);
          progress.goOn(task, IDLE, atMs);
          return;
        }
        case 'agent.changed':
        case 'plan.published':
          times.heard(event);
          return;
        case 'contact.released':
        case 'assignment.ended':
          over(event, atMs);
          return;
        case 'wrap-up.finished':
          wrappingUp.finished(event);
      }
    },
  };
}

function handsOver({ id: contact, demand: { tenant, transfer } }: Customer): UserCommand | undefined {
  if (transfer == null) return undefined;
  return { type: 'contact.transfer', tenant, contact, to: { queue: transfer.to }, place: 'keep', kind: 'blind', because: null, by: null };
}
