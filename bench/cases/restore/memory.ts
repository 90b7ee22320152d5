import { fillWithWaiting, type HallSize, openLiveHall } from '../../hall/live-hall.js';
import { heapBytes } from '../../measure/memory.js';
import type { Measured } from '../case.js';

/** Heap per additional waiting contact and per signed-in agent: the difference between two halls, divided by their number. */
export async function measureMemory(size: HallSize): Promise<Measured> {
  const few = { ...size, agents: Math.ceil(size.agents / 10), waiting: 0 };
  const beforeBytes = heapBytes();
  const small = openLiveHall(few);
  const smallBytes = heapBytes() - beforeBytes;
  const large = openLiveHall({ ...size, waiting: 0 });
  const largeBytes = heapBytes() - beforeBytes - smallBytes;
  fillWithWaiting(large, size, 'hopeless');
  const filledBytes = heapBytes() - beforeBytes - smallBytes;
  if (small.box.state.contacts.size !== 0 || large.box.state.contacts.size !== size.waiting)
    throw new Error('not the halls that were to be compared');
  return {
    figures: {
      bytesPerAgent: (largeBytes - smallBytes) / (size.agents - few.agents),
      bytesPerWaiting: (filledBytes - largeBytes) / size.waiting,
    },
  };
}
