import { type DrawMs, type Stream, spans } from '../chance/index.js';
import type { Manners } from './scenario.js';

/** What an agent does with an offer. */
export interface Response {
  readonly what: 'accept' | 'decline' | 'miss';
  readonly afterMs: number;
}

/** Draws answers to offers; each kind of chance has a stream of its own, and none is drawn from where there is nothing to decide. */
export function responses({ answer, missed, declined }: Manners, streamOf: (name: string) => Stream): () => Response {
  const afterMs: DrawMs = spans(answer, streamOf('desk/answer'));
  const fate = streamOf('desk/fate');
  if (missed === 0 && declined === 0) return () => ({ what: 'accept', afterMs: afterMs() });
  return () => {
    const u = fate();
    const what = u < missed ? 'miss' : u < missed + declined ? 'decline' : 'accept';
    return { what, afterMs: afterMs() };
  };
}
