import { type DrawMs, type SpanModel, type Stream, spans } from '../chance/index.js';
import type { Manners, Scenario } from './scenario.js';

/** What an agent does with an offer. */
export interface Response {
  readonly what: 'accept' | 'decline' | 'miss';
  readonly afterMs: number;
}

/** How agents behave at their desks. */
export interface Desks {
  respond(channel: string): Response;
  /** How long an agent who was set not ready for not answering stays so. */
  backAfterMs(channel: string): number;
}

const MINUTE: SpanModel = { kind: 'constant', ms: 60_000 };

/** Draws answers to offers. Each kind of chance has its own stream, and nothing is drawn if there is nothing to decide. */
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

function draws({ answer, missed, declined, back = MINUTE }: Manners, name: string, streamOf: (name: string) => Stream): Draws {
  const afterMs: DrawMs = spans(answer, streamOf(`${name}/answer`));
  const backAfterMs = spans(back, streamOf(`${name}/back`));
  const fate = streamOf(`${name}/fate`);
  if (missed === 0 && declined === 0) return { backAfterMs, respond: () => ({ what: 'accept', afterMs: afterMs() }) };
  return {
    backAfterMs,
    respond: () => {
      const u = fate();
      const what = u < missed ? 'miss' : u < missed + declined ? 'decline' : 'accept';
      return { what, afterMs: afterMs() };
    },
  };
}
