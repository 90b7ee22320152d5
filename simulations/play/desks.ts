import { type DrawMs, type SpanModel, type Stream, spans } from '../chance/index.js';
import type { Manners, Scenario } from './scenario.js';

/** What an agent does with an offer. */
export interface Response {
  readonly what: 'accept' | 'decline' | 'miss';
  readonly afterMs: number;
}

/** How agents behave at their desks. */
export interface Desks {
  /** The response to an offer of a contact that has been offered before; the first one is drawn with the customer. */
  respond(channel: string): Response;
  /** How long an agent who was set not ready for not answering stays so. */
  backAfterMs(channel: string): number;
}

const MINUTE: SpanModel = { kind: 'constant', ms: 60_000 };

/** How offers on a channel are answered. */
export type MannersOn = (channel: string) => Manners;

export const mannersOn =
  ({ manners, mannersByChannel = {} }: Pick<Scenario, 'manners' | 'mannersByChannel'>): MannersOn =>
  (channel) =>
    mannersByChannel[channel] ?? manners;

/** Draws what agents do at their desks. Each kind of chance has its own stream. */
export function openDesks(
  { manners, mannersByChannel = {} }: Pick<Scenario, 'manners' | 'mannersByChannel'>,
  streamOf: (name: string) => Stream,
): Desks {
  const usual = draws(manners, 'desk', streamOf);
  const own = new Map(Object.entries(mannersByChannel).map(([channel, one]) => [channel, draws(one, `desk/${channel}`, streamOf)]));
  const of = (channel: string): Draws => own.get(channel) ?? usual;
  return { respond: (channel) => of(channel).respond(), backAfterMs: (channel) => of(channel).backAfterMs() };
}

interface Draws {
  readonly respond: () => Response;
  readonly backAfterMs: DrawMs;
}

function draws(manners: Manners, name: string, streamOf: (name: string) => Stream): Draws {
  return {
    respond: responses(manners, (what) => streamOf(`${name}/${what}`)),
    backAfterMs: spans(manners.back ?? MINUTE, streamOf(`${name}/back`)),
  };
}

/** Draws responses to offers; nothing is drawn where there is nothing to decide. */
export function responses({ answer, missed, declined }: Manners, named: (what: 'answer' | 'fate') => Stream): () => Response {
  const afterMs = spans(answer, named('answer'));
  if (missed === 0 && declined === 0) {
    if (answer.kind !== 'constant') return () => ({ what: 'accept', afterMs: afterMs() });
    const always: Response = { what: 'accept', afterMs: afterMs() };
    return () => always;
  }
  const fate = named('fate');
  return () => {
    const u = fate();
    const what = u < missed ? 'miss' : u < missed + declined ? 'decline' : 'accept';
    return { what, afterMs: afterMs() };
  };
}
