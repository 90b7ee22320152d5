import { definePlan, defineRoster, type UserCommand } from '@signalbox/engine';
import { openBox } from '../hall/box.js';
import { release } from '../hall/contacts.js';
import { LANGUAGES } from '../hall/languages.js';
import { FAMILIES, GRADES } from '../hall/requirements.js';
import { agentName, type World } from '../hall/world.js';
import type { Dispatcher, JobAgent, JobContact } from './job.js';

/** What Signalbox needs to do the same job and no more: one ring, ranked by longest idle alone, one call per agent. */
export function jobWorld(agents: readonly JobAgent[]): World {
  const plan = definePlan({
    plan: 'bench',
    languages: [...LANGUAGES],
    channels: { voice: { steps: [{}], rank: ['longest-idle'], wrapUpMax: 0, offer: { mode: 'auto' } } },
    hubs: { hall: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: [...LANGUAGES] } },
    skills: Array.from({ length: FAMILIES * GRADES }, (_, n) => `skill-${n}`),
    queues: { calls: { channels: ['voice'] } },
  });
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  const profiles = agents.map(({ number, languages, skills }) => ({
    id: agentName(number),
    hub: 'hall',
    languages: [...languages],
    skills: { ...skills },
  }));
  const roster = defineRoster({ agents: profiles }, plan.plan);
  if (!roster.ok) throw new Error(roster.problems[0]?.message);
  return { plan: plan.plan, roster: roster.roster };
}

/** The core alone, in memory. */
export function routerDispatcher(agents: readonly JobAgent[]): Dispatcher {
  const box = openBox(jobWorld(agents));
  const inHand = new Map<number, string>();
  for (const { number } of agents) {
    box.give({ type: 'agent.connected', agent: agentName(number), connection: 'desk' });
    box.give({ type: 'agent.sign-in', agent: agentName(number), presence: 'ready' });
  }
  return {
    assign(contact) {
      const command = called(contact);
      const made = box.give(command).find((event) => event.type === 'offer.made');
      // A contact that no free agent can take does not wait, because no peer keeps a queue.
      if (made === undefined) {
        box.give(withdrawn(command.contact));
        return -1;
      }
      const agent = numberOf(made.agent);
      inHand.set(agent, command.contact);
      return agent;
    },
    release(agent) {
      box.pass(1);
      box.give(release(inHand.get(agent) as string));
    },
    close: () => undefined,
  };
}

export const numberOf = (agent: string): number => Number(agent.slice('agent-'.length));

export const withdrawn = (contact: string) =>
  ({ type: 'contact.withdraw', tenant: 'bench', contact, reason: 'outOfScope' }) as const satisfies UserCommand;

export const called = ({ number, language, needs }: JobContact): Extract<UserCommand, { type: 'contact.enqueue' }> => ({
  type: 'contact.enqueue',
  tenant: 'bench',
  contact: `call-${number}`,
  queue: 'calls',
  channel: 'voice',
  languages: [{ tag: language, exact: false, language }],
  skills: [...needs],
  residency: null,
  customer: null,
  priority: 0,
  band: null,
  attributes: {},
  adapter: null,
});
