import type { Event, EventOf, UserCommand } from '@signalbox/engine';
import type { Agenda, Entered, VirtualClock } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import { type Handling, type HandlingOptions, openHandlingTimes } from './handling.js';
import type { Handled } from './life.js';
import { TURNS } from './turns.js';

/** Work an agent has accepted. It stands still while set aside. */
interface Task {
  readonly customer: Customer;
  readonly agent: string;
  readonly hub: string;
  /** With what makes it longer or shorter for this agent. */
  readonly handlingMs: number;
  readonly acceptedMs: number;
  readonly answeredInTime: boolean;
  /** By then it has to be over, where the target says so. */
  readonly overByMs: number | null;
  handsOn: boolean;
  leftMs: number;
  sinceMs: number;
  /** What comes next of it, on the agenda; `null`: nothing yet. */
  coming: Entered | null;
  /** So much work is left when the customer falls silent; `null`: does not any more. */
  silentAtLeftMs: number | null;
  /** Why nobody works on it just now, as bits; 0: somebody does. */
  still: number;
}

/** An agent's part of a contact, its wrap-up still going on. */
type Ended = { -readonly [Key in keyof Handled]: Handled[Key] };

const ASIDE = 1;
const SILENT = 2;
const IDLE = 4;

export interface WorkOptions extends HandlingOptions {
  readonly agenda: Agenda;
  readonly clock: VirtualClock;
  readonly command: Commander;
  readonly handled: (part: Handled) => void;
}

export interface Accepted extends Handling {
  readonly hub: string;
  readonly atMs: number;
  readonly answeredInTime: boolean;
  readonly overByMs: number | null;
  /** Handed on once already: it ends here. */
  readonly again: boolean;
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

export function openWork({ plan, roster, agenda, clock, command, shiftPercent, handled }: WorkOptions): Work {
  const tasks = new Map<string, Task>();
  const wrapping = new Map<string, Ended>();
  const handedOver = new Map<string, Customer>();
  const inHand = new Map<string, number>();
  const times = openHandlingTimes({ plan, roster, shiftPercent });

  function workOn(contact: string, task: Task, atMs: number): void {
    if (task.still !== 0) return;
    task.sinceMs = atMs;
    const { silentAtLeftMs, leftMs } = task;
    const act = silentAtLeftMs === null ? () => end(contact, task) : () => fallSilent(contact, task);
    task.coming = agenda.enter({ atMs: atMs + leftMs - (silentAtLeftMs ?? 0), kind: TURNS.work, act });
  }

  /** Whoever would hand on to a queue that takes nothing now still has the contact, and ends it. */
  function end(contact: string, task: Task): void {
    const handing = task.handsOn ? handsOver(contact, task) : undefined;
    if (handing !== undefined && command.unlessTurnedAway(handing) === undefined) return;
    const { tenant } = task.customer.demand;
    command.must({ type: 'contact.release', tenant, contact, disposition: null, talkMs: task.handlingMs, holdMs: null });
  }

  /** Where the plan takes nobody's word for silence, who is there writes often enough not to seem silent. */
  function keepWriting(contact: string, task: Task): void {
    const afterMs = times.silenceMs(task.customer);
    if (afterMs === null) return;
    agenda.add({
      atMs: clock.nowMs() + Math.max(1, Math.floor(afterMs / 2)),
      act: () => {
        if (tasks.get(contact) !== task || (task.still & SILENT) !== 0) return;
        command.must({ type: 'contact.active', tenant: task.customer.demand.tenant, contact });
        keepWriting(contact, task);
      },
    });
  }

  function standStill(task: Task, why: number, atMs: number): void {
    if (task.still === 0) {
      task.coming?.takeBack();
      task.leftMs -= atMs - task.sinceMs;
    }
    task.still |= why;
  }

  function goOn(contact: string, task: Task, because: number, atMs: number): void {
    if ((task.still & because) === 0) return;
    task.still &= ~because;
    workOn(contact, task, atMs);
  }

  /** Where the plan counts silence by itself the adapter tells of words only, else of silence too. */
  function fallSilent(contact: string, task: Task): void {
    const { demand, silence } = task.customer;
    const atMs = task.sinceMs + task.leftMs - (task.silentAtLeftMs ?? 0);
    task.silentAtLeftMs = null;
    standStill(task, SILENT, atMs);
    const of = { tenant: demand.tenant, contact };
    if (times.silenceMs(task.customer) === null) command.must({ type: 'contact.idle', ...of });
    const backMs = atMs + Math.max(1, silence?.lastsMs ?? 0);
    agenda.add({
      atMs: backMs,
      act: () => {
        command.must({ type: 'contact.active', ...of });
        goOn(contact, task, SILENT, backMs);
        keepWriting(contact, task);
      },
    });
  }

  function over(event: EventOf<'contact.released' | 'assignment.ended'>, atMs: number): void {
    const { contact, offer, wrapUpEarliestMs, wrapUpDueMs } = event;
    const handedOn = event.type === 'assignment.ended';
    const task = tasks.get(contact);
    if (task === undefined) return;
    tasks.delete(contact);
    const { customer, agent, hub, acceptedMs, answeredInTime, overByMs } = task;
    inHand.set(agent, (inHand.get(agent) ?? 1) - 1);
    const withinTarget = overByMs === null ? answeredInTime : atMs <= overByMs;
    // Whose owner had no room when the customer was back brings what is left; whoever is transferred brings all of it again.
    const left = handedOn && event.because === 'not-resumed' ? task.leftMs / task.handlingMs : 0;
    const talkMs = Math.round(task.handlingMs * (1 - left));
    wrapping.set(offer, { wrapUpMs: 0, customer, agent, hub, acceptedMs, releasedMs: atMs, talkMs, handedOn, withinTarget });
    if (handedOn) {
      const whole = left === 0 ? (customer.handedMs ?? customer.handlingMs) : Math.max(1, Math.round(customer.handlingMs * left));
      handedOver.set(contact, { ...customer, handlingMs: whole, silence: null });
    }
    const endsAtMs = Math.max(atMs + customer.wrapUpMs, wrapUpEarliestMs);
    if (endsAtMs < wrapUpDueMs)
      agenda.enter({ atMs: endsAtMs, kind: TURNS.work, act: () => command.unlessLate({ type: 'wrap-up.finish', offer, by: null }) });
  }

  return {
    inHand: () => tasks.size,
    begin(accepted) {
      const { customer, agent, hub, atMs, answeredInTime, overByMs, again } = accepted;
      const others = inHand.get(agent) ?? 0;
      const ownMs = times.of(accepted, others);
      const task: Task = {
        customer,
        agent,
        hub,
        handlingMs: ownMs,
        acceptedMs: atMs,
        answeredInTime,
        overByMs,
        handsOn: customer.handedTo !== null && !again,
        leftMs: ownMs,
        sinceMs: atMs,
        coming: null,
        silentAtLeftMs: silentAtLeftMs(customer, ownMs),
        still: 0,
      };
      inHand.set(agent, others + 1);
      tasks.set(customer.id, task);
      workOn(customer.id, task, atMs);
      keepWriting(customer.id, task);
    },
    handedOver(contact) {
      const customer = handedOver.get(contact);
      handedOver.delete(contact);
      return customer;
    },
    heard(event, atMs) {
      switch (event.type) {
        case 'assignment.suspended': {
          const task = tasks.get(event.contact);
          if (task !== undefined) standStill(task, ASIDE, atMs);
          return;
        }
        case 'assignment.idled': {
          const task = tasks.get(event.contact);
          if (task !== undefined) standStill(task, IDLE, atMs);
          return;
        }
        case 'assignment.resumed': {
          const task = tasks.get(event.contact);
          if (task === undefined) return;
          goOn(event.contact, task, ASIDE, atMs);
          goOn(event.contact, task, IDLE, atMs);
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
        case 'wrap-up.finished': {
          const ended = wrapping.get(event.offer);
          if (ended === undefined) return;
          wrapping.delete(event.offer);
          ended.wrapUpMs = event.wrapUpMs;
          handled(ended);
        }
      }
    },
  };
}

const silentAtLeftMs = ({ silence }: Customer, ownMs: number): number | null =>
  silence === null ? null : Math.round(ownMs * (1 - silence.after));

function handsOver(contact: string, { customer }: Task): UserCommand | undefined {
  const { tenant, transfer } = customer.demand;
  if (transfer == null) return undefined;
  return { type: 'contact.transfer', tenant, contact, to: { queue: transfer.to }, place: 'keep', kind: 'blind', because: null, by: null };
}
