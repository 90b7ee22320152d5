import { NumberHeap } from './number-heap.js';

/**
 * The floor: free agents, waiting contacts and assignments in a ring, a heap and a map. One kind of agents and contacts; no skills,
 * deadlines, events, refusals or explanation. Agents are taken in the order in which they became free.
 */
export class BareHall {
  readonly #free: Uint32Array;
  #freeFrom = 0;
  #freeCount: number;
  readonly #queue: NumberHeap;
  readonly #gone = new Set<number>();
  readonly #owner = new Map<number, number>();

  constructor(agents: number, waiting: number) {
    this.#free = Uint32Array.from({ length: agents }, (_, n) => n);
    this.#freeCount = agents;
    this.#queue = new NumberHeap(waiting);
  }

  get waiting(): number {
    return this.#queue.size - this.#gone.size;
  }

  /** Assigns the contact to the agent free longest, or lets it wait. Returns the agent, or -1. */
  arrive(contact: number, rank: number): number {
    if (this.#freeCount === 0) {
      this.#queue.push(rank, contact);
      return -1;
    }
    const agent = this.#free[this.#freeFrom] as number;
    this.#freeFrom = this.#freeFrom + 1 === this.#free.length ? 0 : this.#freeFrom + 1;
    this.#freeCount -= 1;
    this.#owner.set(contact, agent);
    return agent;
  }

  /** Releases the contact; its agent gets the first one waiting. Returns that one, or -1. */
  release(contact: number): number {
    const agent = this.#owner.get(contact);
    if (agent === undefined) throw new Error(`nobody has contact ${contact}`);
    this.#owner.delete(contact);
    let next = this.#queue.pop();
    while (next >= 0 && this.#gone.delete(next)) next = this.#queue.pop();
    if (next >= 0) this.#owner.set(next, agent);
    else {
      this.#free[(this.#freeFrom + this.#freeCount) % this.#free.length] = agent;
      this.#freeCount += 1;
    }
    return next;
  }

  /** Removes a waiting contact. */
  leave(contact: number): void {
    this.#gone.add(contact);
  }
}
