import { definePlan, defineRoster } from '@signalbox/engine';
import { PROMPT, type Scenario } from '@signalbox/simulations/play';

/** M/M/100+M at load 100: as many agents as the contacts keep busy, so that nearly half of the contacts wait a little. */
export const AGENTS = 100;
export const HANDLING_MS = 240_000;
/** Mean patience, exponential: as long as the handling time. */
export const PATIENCE_MS = 240_000;
export const EVERY_MS = HANDLING_MS / AGENTS;

/**
 * A hall of equal agents, without any plan features.
 * @param mode `auto`: an agent has the contact as soon as it is offered, as in the model, whose servers are not asked; `push`: each agent
 * accepts by a command of his own, at once
 */
export function hallScenario(contacts: number, mode: 'auto' | 'push' = 'auto'): Scenario {
  const plan = definePlan({
    plan: 'hall',
    channels: { voice: { steps: [{}], rank: ['longest-idle'], wrapUpMax: 0, offer: { mode } } },
    hubs: { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
    queues: { calls: { channels: ['voice'] } },
  });
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  const roster = defineRoster({ groups: [{ group: 'agent', count: AGENTS, hub: 'hall' }] }, plan.plan);
  if (!roster.ok) throw new Error(roster.problems[0]?.message);
  return {
    plan: plan.plan,
    roster: roster.roster,
    startMs: 0,
    endMs: null,
    demand: [
      {
        name: 'calls',
        queue: 'calls',
        channel: 'voice',
        intervals: [{ fromMs: 0, toMs: Math.ceil(contacts * EVERY_MS), volume: contacts }],
        handling: { kind: 'exponential', meanMs: HANDLING_MS },
        patience: { kind: 'exponential', meanMs: PATIENCE_MS },
      },
    ],
    shifts: roster.roster.agents.map(({ id }) => ({ agent: id, fromMs: 0, toMs: null })),
    manners: PROMPT,
  };
}
