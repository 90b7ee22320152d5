import type { Step } from '../../domain/policy.js';

/** How agents of some abilities fit contacts of some demand, whatever either is doing at the moment. */
export interface Fit {
  readonly ring: number;
  readonly tier: number;
  /** The open steps whose ring they are in. */
  readonly steps: readonly Step[];
  /** Whether they could take one with nothing else in hand. */
  readonly room: boolean;
  /** Values of the policy's rank keys that depend on abilities; `null` for other keys. */
  readonly values: readonly (readonly number[] | null)[];
}

/** All distinct fits for one policy. Each is stored once; demands store its number. */
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
