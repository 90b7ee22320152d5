import type { UserCommand } from '@signalbox/engine';
import { LANGUAGES } from './languages.js';
import { askedOf, FAMILIES } from './requirements.js';

export type BenchChannel = 'voice' | 'chat';

export interface Caller {
  readonly contact: string;
  /** Number of its requirement. */
  readonly requirement: number;
  readonly channel: BenchChannel;
  /** Default: the queue of the requirement's family. */
  readonly queue?: string;
  readonly customer?: string;
}

/** An arriving contact, as it is after admission. */
export function arrival({ contact, requirement, channel, queue, customer }: Caller): UserCommand {
  const { family, needs } = askedOf(requirement);
  return {
    type: 'contact.enqueue',
    tenant: 'bench',
    contact,
    queue: queue ?? `queue-${family}`,
    channel,
    languages: [LANGUAGES[family], LANGUAGES[(family + 1) % FAMILIES]].map((tag) => ({
      tag: tag as string,
      exact: false,
      language: tag as string,
    })),
    skills: [...needs],
    residency: null,
    customer: customer ?? null,
    priority: 0,
    band: null,
    attributes: {},
    adapter: null,
  };
}

/** A contact that any agent can take, to keep agents busy. */
export const filler = (contact: string, channel: BenchChannel): UserCommand => ({
  ...(arrival({ contact, requirement: 0, channel, queue: 'filler' }) as Extract<UserCommand, { type: 'contact.enqueue' }>),
  languages: [],
  skills: [],
});

export const release = (contact: string): UserCommand => ({
  type: 'contact.release',
  tenant: 'bench',
  contact,
  disposition: null,
  talkMs: null,
  holdMs: null,
});
