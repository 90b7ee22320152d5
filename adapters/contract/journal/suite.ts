import { afterEach, beforeEach, describe } from 'vitest';
import { lawsOfAppends } from './appends.js';
import { lawOfHistories } from './histories.js';
import type { JournalPlace, Opened } from './place.js';
import { lawsOfSnapshots } from './snapshots.js';

export interface ContractOptions {
  /** Number of random histories the suite plays, and their seed. */
  readonly histories: number;
  readonly seed: number;
}

/** The laws of the `Journal` port. Every store runs them; a store that passes can hold a router's records. */
export function journalContract(name: string, makePlace: () => Promise<JournalPlace>, { histories, seed }: ContractOptions): void {
  describe(`${name} keeps the contract of a journal`, () => {
    let place: JournalPlace;
    beforeEach(async () => {
      place = await makePlace();
    });
    afterEach(() => place.remove());

    const opened: Opened = async () => {
      const journal = place.journal();
      return { journal, ...(await journal.open()) };
    };

    lawsOfAppends(opened);
    lawsOfSnapshots(opened);
    lawOfHistories(makePlace, histories, seed);
  });
}
