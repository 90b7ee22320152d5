import { openNumberHeap } from './number-heap.js';

/**
 * The floor: free agents, waiting contacts and assignments in a ring, a heap and a map. One kind of agents and contacts; no skills,
 * deadlines, events, refusals or explanation. Agents are taken in the order in which they became free.
 */
export interface BareHall {
  readonly waiting: number;
  /** Assigns the contact to the agent free longest, or lets it wait. Returns the agent, or -1. */
  arrive(contact: number, rank: number): number;
  /** Releases the contact; its agent gets the first one waiting. Returns that one, or -1. */
  release(contact: number): number;
  /** Removes a waiting contact. */
  leave(contact: number): void;
}

export function openBareHall(agents: number, waiting: number): BareHall {
  const free = Uint32Array.from({ length: agents }, (_, n) => n);
  let freeFrom = 0;
  let freeCount = agents;
  const queue = openNumberHeap(waiting);
  const gone = new Set<number>();
  const owner = new Map<number, number>();

  return {
    get waiting() {
      return queue.size - gone.size;
    },
    arrive(contact, rank) {
      if (freeCount === 0) {
        queue.push(rank, contact);
        return -1;
      }
      const agent = free[freeFrom] as number;
      freeFrom = freeFrom + 1 === agents ? 0 : freeFrom + 1;
      freeCount -= 1;
      owner.set(contact, agent);
      return agent;
    },
    release(contact) {
      const agent = owner.get(contact);
      if (agent === undefined) throw new Error(`nobody has contact ${contact}`);
      owner.delete(contact);
      let next = queue.pop();
      while (next >= 0 && gone.delete(next)) next = queue.pop();
      if (next >= 0) owner.set(next, agent);
      else {
        free[(freeFrom + freeCount) % agents] = agent;
        freeCount += 1;
      }
      return next;
    },
    leave: (contact) => void gone.add(contact),
  };
}
