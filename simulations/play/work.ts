import type { AgentProfile, Event, EventOf, Plan, Roster, UserCommand } from '@signalbox/engine';
import type { Agenda } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import type { Handled } from './life.js';
import type { HandlingFactors } from './scenario.js';

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
  cancel: () => void;
}

export interface WorkOptions {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly agenda: Agenda;
  readonly command: Commander;
  /** Handling time of the agent's shift in percent. */
  readonly shiftPercent: (agent: string) => number;
  readonly handled: (part: Handled) => void;
}

export interface Accepted {
  readonly customer: Customer;
  readonly agent: string;
  readonly hub: string;
  readonly language: string | null;
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

export function openWork({ plan, roster, agenda, command, shiftPercent, handled }: WorkOptions): Work {
  const tasks = new Map<string, Task>();
  const wrapping = new Map<string, Omit<Handled, 'wrapUpMs'>>();
  const handedOver = new Map<string, Customer>();
  const inHand = new Map<string, number>();
  const profiles = new Map(roster.agents.map((profile) => [profile.id, profile]));
  const needed = new Map(plan.queues.map((queue) => [queue.id, queue.policies]));

  function handlingMs({ customer, agent, language }: Accepted): number {
    const { demand } = customer;
    const profile = profiles.get(agent) as AgentProfile;
    const others = inHand.get(agent) ?? 0;
    let percent = (profile.handlingPercent * shiftPercent(agent)) / 100;
    if (demand.levelPercent !== undefined) {
      const skills = [...(demand.skills ?? []), ...(needed.get(demand.queue)?.[demand.channel]?.skills ?? [])];
      percent *= levelPercent(profile, skills, demand.levelPercent) / 100;
    }
    if (language !== null) percent *= (demand.languagePercent?.[language] ?? 100) / 100;
    percent *= 1 + ((demand.concurrentPercent ?? 0) * others) / 100;
    return percent === 100 ? customer.handlingMs : Math.round((customer.handlingMs * percent) / 100);
  }

  function workOn(contact: string, task: Task, atMs: number): void {
    task.sinceMs = atMs;
    task.cancel = agenda.add({ atMs: atMs + task.leftMs, act: () => command.must(ends(contact, task)) });
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
    const part = { customer, agent, hub, acceptedMs, releasedMs: atMs, talkMs: task.handlingMs, handedOn, withinTarget };
    wrapping.set(offer, part);
    if (handedOn) handedOver.set(contact, customer);
    const endsAtMs = Math.max(atMs + customer.wrapUpMs, wrapUpEarliestMs);
    if (endsAtMs < wrapUpDueMs) agenda.add({ atMs: endsAtMs, act: () => command.unlessLate({ type: 'wrap-up.finish', offer, by: null }) });
  }

  return {
    inHand: () => tasks.size,
    begin(accepted) {
      const { customer, agent, hub, atMs, answeredInTime, overByMs, again } = accepted;
      const ownMs = handlingMs(accepted);
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
        cancel: () => undefined,
      };
      inHand.set(agent, (inHand.get(agent) ?? 0) + 1);
      tasks.set(customer.id, task);
      workOn(customer.id, task, atMs);
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
          if (task === undefined) return;
          task.cancel();
          task.leftMs -= atMs - task.sinceMs;
          return;
        }
        case 'assignment.resumed': {
          const task = tasks.get(event.contact);
          if (task !== undefined) workOn(event.contact, task, atMs);
          return;
        }
        case 'agent.changed':
          profiles.set(event.agent, event.profile);
          return;
        case 'contact.released':
        case 'assignment.ended':
          over(event, atMs);
          return;
        case 'wrap-up.finished': {
          const ended = wrapping.get(event.offer);
          if (ended === undefined) return;
          wrapping.delete(event.offer);
          handled({ wrapUpMs: event.wrapUpMs, ...ended });
        }
      }
    },
  };
}

function ends(contact: string, { customer, handsOn, handlingMs }: Task): UserCommand {
  const { tenant, transfer } = customer.demand;
  if (handsOn && transfer != null)
    return { type: 'contact.transfer', tenant, contact, to: { queue: transfer.to }, place: 'keep', kind: 'blind', because: null, by: null };
  return { type: 'contact.release', tenant, contact, disposition: null, talkMs: handlingMs, holdMs: null };
}

/** By the lowest of the agent's levels in what the contact needs; where it needs nothing, as usual. */
function levelPercent(
  profile: AgentProfile,
  needs: readonly { readonly skill: string }[],
  byLevel: NonNullable<HandlingFactors['levelPercent']>,
): number {
  if (needs.length === 0) return 100;
  const levels = needs.map((need) => profile.skills.find(({ skill }) => skill === need.skill)?.level ?? 1);
  return byLevel[Math.min(...levels)] ?? 100;
}
