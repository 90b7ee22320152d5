import fc from 'fast-check';
import type { RouterState } from '../core/state/state.js';
import type { CommandInput } from '../domain/commands.js';
import { EVACUATIONS, type Evacuation } from '../domain/door.js';
import { HUBS, maybe, QUEUES, TENANTS } from './names.js';

/** A supervisor's word over a door; one that ends does so `forMs` after it is given. */
export type DoorMove =
  | { readonly kind: 'suspend' | 'resume'; readonly hub: string; readonly forMs: number | undefined }
  | {
      readonly kind: 'door';
      readonly what: 'open' | 'close' | 'emergency-close' | 'restore';
      readonly queue: string;
      readonly waiting: Evacuation;
      readonly to: string;
      readonly forMs: number | undefined;
    };

const forMs = maybe(fc.integer({ min: 1, max: 30_000 }));

export const anyDoor: fc.Arbitrary<DoorMove> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom<'suspend' | 'resume'>('suspend', 'resume', 'resume'),
      hub: fc.constantFrom(...HUBS),
      forMs,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('door' as const),
      what: fc.constantFrom<'open' | 'close' | 'emergency-close' | 'restore'>('open', 'close', 'emergency-close', 'restore', 'restore'),
      queue: fc.constantFrom(...QUEUES),
      waiting: fc.constantFrom(...EVACUATIONS),
      to: fc.constantFrom(...QUEUES),
      forMs,
    }),
  },
);

/** The command as it is given in this state. */
export function doorAt(state: Readonly<RouterState>, move: DoorMove): CommandInput {
  const untilMs = move.forMs === undefined ? null : state.atMs + move.forMs;
  if (move.kind !== 'door') {
    const { kind, hub } = move;
    return kind === 'suspend' ? { type: 'hub.suspend', hub, untilMs, because: 'drill', by: 'sue' } : { type: 'hub.resume', hub };
  }
  const { queue, waiting, to } = move;
  const named = { tenant: state.index?.queues.get(queue)?.tenant ?? TENANTS[0], queue, because: 'storm', by: 'sue' };
  switch (move.what) {
    case 'open':
      return { type: 'queue.open', ...named, untilMs };
    case 'close':
      return { type: 'queue.close', ...named, untilMs };
    case 'emergency-close':
      return { type: 'queue.emergency-close', ...named, waiting, to, untilMs };
    case 'restore':
      return { type: 'queue.restore', ...named };
  }
}
