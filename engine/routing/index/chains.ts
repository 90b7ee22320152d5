const NONE = -1;

/** A mapping from owners to members, by number and without an object for each: every owner has a chain of members, newest first. */
export class Chains {
  #first = new Int32Array(64).fill(NONE);
  #next = new Int32Array(64);

  add(owner: number, member: number): void {
    if (owner >= this.#first.length) this.#first = longer(this.#first, owner);
    if (member >= this.#next.length) this.#next = longer(this.#next, member);
    this.#next[member] = this.#first[owner] as number;
    this.#first[owner] = member;
  }

  /** The newest member; negative: none. */
  first(owner: number): number {
    return owner < this.#first.length ? (this.#first[owner] as number) : NONE;
  }

  /** The member before this one; negative: this was the first. */
  next(member: number): number {
    return this.#next[member] as number;
  }
}

function longer(numbers: Int32Array<ArrayBuffer>, place: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * place).fill(NONE);
  grown.set(numbers);
  return grown;
}
