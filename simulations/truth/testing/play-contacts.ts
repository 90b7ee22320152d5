import { type Answer, definePlan, defineRoster, openRouter, type Plan, type Roster, type UserCommand } from '@signalbox/engine';
import { openAgenda, runAgenda, virtualClock } from '../../time/index.js';

/** A contact as the outside world brings it: nothing here depends on what the router does. */
export interface ScriptedContact {
  readonly arrivalMs: number;
  readonly queue: string;
  readonly serviceMs: number;
  /** How long the customer waits before giving up; `null`: for ever. */
  readonly patienceMs: number | null;
}

/** What became of a contact; `agent` is `null` for one who gave up. */
export interface Fate {
  readonly agent: string | null;
  readonly waitedMs: number;
}

export interface World {
  readonly plan: Plan;
  readonly roster: Roster;
}

type PlanFile = Parameters<typeof definePlan>[0];
type RosterFile = Parameters<typeof defineRoster>[0];

/** Compiles a plan and a roster; a mistake in either is a mistake in the test. */
export function defineWorld(planFile: PlanFile, rosterFile: RosterFile): World {
  const plan = definePlan(planFile);
  if (!plan.ok) throw new Error(`the plan is faulty: ${plan.problems[0]?.message}`);
  const roster = defineRoster(rosterFile, plan.plan);
  if (!roster.ok) throw new Error(`the roster is faulty: ${roster.problems[0]?.message}`);
  return { plan: plan.plan, roster: roster.roster };
}

/**
 * Plays contacts, in order of arrival, through a real router in virtual time. Agents are all signed in at instant 0, accept in the
 * very instant of the offer and never leave. Returns what became of each contact, in the order given.
 */
export async function playContacts(world: World, contacts: Iterable<ScriptedContact>): Promise<Fate[]> {
  const clock = virtualClock();
  const agenda = openAgenda();
  const router = await openRouter({ clock, trusted: true, statistics: false, ...world });
  const patience = new Map<number, () => void>();
  const serviceMs = new Map<number, number>();
  const fates: Fate[] = [];

  function command(asked: UserCommand): void {
    let answer: Answer | undefined;
    router.dispatch(asked, null, (given) => {
      answer = given;
    });
    if (answer === undefined) throw new Error(`${asked.type} was not answered at once`);
    if (!answer.ok) throw new Error(`${asked.type} was refused: ${answer.rejection.message}`);
  }

  router.subscribe(({ atMs, events }) => {
    for (const event of events) {
      if (event.type === 'offer.made') {
        // Before whatever else is due in this instant: a caller whose patience ends just now has been answered.
        agenda.add({ atMs, kind: -1, act: () => command({ type: 'offer.accept', offer: event.offer }) });
      } else if (event.type === 'offer.accepted') {
        const n = Number(event.contact);
        fates[n] = { agent: event.agent, waitedMs: event.waitedMs };
        patience.get(n)?.();
        patience.delete(n);
        agenda.add({ atMs: atMs + (serviceMs.get(n) ?? 0), act: () => command(released(event.contact)) });
        serviceMs.delete(n);
      } else if (event.type === 'contact.abandoned') {
        const n = Number(event.contact);
        fates[n] = { agent: null, waitedMs: event.waitedMs };
        patience.delete(n);
        serviceMs.delete(n);
      }
    }
  });

  for (const { id } of world.roster.agents) {
    command({ type: 'agent.connected', agent: id, connection: 'desk' });
    command({ type: 'agent.sign-in', agent: id, presence: 'ready' });
  }

  const arrivals = contacts[Symbol.iterator]();
  let n = 0;
  /** One arrival at a time is on the agenda: the next is read when it happens. */
  function awaitNext(): void {
    const { value, done } = arrivals.next();
    if (done === true) return;
    const contact: ScriptedContact = value;
    const own = n++;
    agenda.add({
      atMs: contact.arrivalMs,
      act: () => {
        serviceMs.set(own, contact.serviceMs);
        command(enqueued(own, contact.queue));
        if (contact.patienceMs !== null)
          patience.set(own, agenda.add({ atMs: contact.arrivalMs + contact.patienceMs, act: () => command(abandoned(own)) }));
        awaitNext();
      },
    });
  }
  awaitNext();

  await runAgenda({ clock, agenda });
  await router.close();
  return fates;
}

const enqueued = (n: number, queue: string): UserCommand => ({
  type: 'contact.enqueue',
  contact: String(n),
  queue,
  channel: 'voice',
  languages: [],
  skills: [],
  residency: null,
  customer: null,
  priority: 0,
  band: null,
  attributes: {},
  adapter: null,
});

const abandoned = (n: number): UserCommand => ({ type: 'contact.abandon', contact: String(n) });
const released = (contact: string): UserCommand => ({ type: 'contact.release', contact, disposition: null, talkMs: null, holdMs: null });
