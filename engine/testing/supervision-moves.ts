import fc from 'fast-check';
import type { RouterState } from '../core/state/state.js';
import type { CommandInput } from '../domain/commands.js';
import { AGENTS, CHANNELS, HUBS, LANGUAGES, maybe, present, QUEUES, rarely, SKILLS, subset } from './names.js';

type Supervision = Extract<CommandInput, { type: 'agents.change' | 'agents.restore' | 'agent.sign-out' }>;

/** A supervisor's command; a change ends `forMs` after it is given. */
export interface SupervisionMove {
  readonly kind: 'supervise';
  readonly command: Supervision;
  readonly forMs: number | null;
}

const anyChosen = fc.oneof(
  subset(AGENTS, 1).map((agents) => ({ agents: agents.slice(0, 2) })),
  fc.constantFrom(...HUBS).map((hub) => ({ hub })),
);

const anySet = fc
  .record({
    skills: maybe(fc.dictionary(fc.constantFrom(...SKILLS), fc.constantFrom(0, 0, 2, 5), { minKeys: 1, maxKeys: 2 })),
    channels: maybe(subset(CHANNELS, 2)),
    queues: maybe(fc.option(subset(QUEUES, 1), { nil: null })),
    languages: maybe(subset(LANGUAGES, 1).map((all) => all.map((language) => ({ language, level: 'C1' as const })))),
    shift: rarely(fc.constant(null), 3),
    tiers: maybe(fc.constantFrom(...QUEUES).map((queue) => [{ tier: 2, queue, afterMs: queue === 'help' ? 20_000 : 0 }])),
  })
  .map(present);

const by = fc.constantFrom('sue', null);

export const anySupervision: fc.Arbitrary<SupervisionMove> = fc.record({
  kind: fc.constant('supervise' as const),
  forMs: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: null, freq: 4 }),
  command: fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(anyChosen, anySet, fc.constantFrom(null, null, null, 'ready' as const, 'notReady' as const), by)
        .map(([chosen, set, presence, who]): Supervision => {
          const declared = presence === null ? {} : { presence, reason: presence === 'notReady' ? 'training' : null };
          return { type: 'agents.change', ...chosen, set, ...declared, because: 'peak', by: who };
        }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(anyChosen, by)
        .map(([chosen, who]): Supervision => ({ type: 'agents.restore', ...chosen, because: 'calm', by: who })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...AGENTS), fc.boolean(), by)
        .map(([agent, requeue, who]): Supervision => ({ type: 'agent.sign-out', agent, requeue, when: requeue ? 'now' : 'free', by: who })),
    },
  ),
});

/** The command as it is given in this state. */
export const superviseAt = (state: Readonly<RouterState>, { command, forMs }: SupervisionMove): CommandInput =>
  command.type === 'agents.change' && forMs !== null ? { ...command, untilMs: state.atMs + forMs } : command;
