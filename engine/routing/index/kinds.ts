import type { Step } from '../../domain/policy.js';

/** What agents of some abilities are to contacts of some demand, whatever either is doing at the moment. */
export interface Fit {
  readonly ring: number;
  readonly tier: number;
  /** Open steps whose ring they are in. */
  readonly steps: readonly Step[];
  /** Could take one with nothing else in hand. */
  readonly room: boolean;
  /** Values of the policy's rank keys that go by abilities; `null` where a key goes by something else. */
  readonly values: readonly (readonly number[] | null)[];
}

/** Every way in which anybody fits contacts of one policy: demands keep its number, and it is kept once. */
export class Kinds {
  readonly #all: Fit[] = [];
  readonly #numbers = new Map<string, number>();

  at(number: number): Fit {
    return this.#all[number] as Fit;
  }

  numberOf(fit: Fit): number {
    const steps = fit.steps.map(({ afterMs }) => afterMs);
    const key = `${fit.ring}/${fit.tier}/${fit.room}/${steps.join()}/${fit.values.map((value) => value?.join()).join(';')}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#all.push(fit) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}
