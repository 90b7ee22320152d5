import type { Journal, OpenedJournal } from './ports.js';

/** A journal that a router has opened and will give back. */
interface HeldJournal extends OpenedJournal {
  /** Closes it, unless another router of this process has opened it since: that one is to go on. Never throws at once. */
  giveBack(): Promise<void>;
}

/** Who opened a journal last, and whether it is being given back. */
interface Holding {
  gone: boolean;
  closing: Promise<void> | undefined;
}

const newest = new WeakMap<Journal, Holding>();

/**
 * Opens a journal for one router. The journal is an object of the embedder's, who may pass it to a second router while the first still
 * stands, or is just being stopped by a fault: the first is fenced off by its epoch, and must not close what the second works on.
 */
export async function holdJournal(journal: Journal): Promise<HeldJournal> {
  const before = newest.get(journal);
  const holding: Holding = { gone: false, closing: undefined };
  newest.set(journal, holding);

  async function giveBack(): Promise<void> {
    holding.gone = true;
    if (newest.get(journal) !== holding) return;
    holding.closing = closed(journal);
    await holding.closing;
  }

  try {
    await before?.closing?.catch(() => undefined);
    return { ...(await journal.open()), giveBack };
  } catch (error) {
    if (newest.get(journal) === holding) {
      if (before === undefined) newest.delete(journal);
      else newest.set(journal, before);
      // It ended meanwhile and left the closing to this one.
      if (before?.gone === true && before.closing === undefined) await closed(journal).catch(() => undefined);
    }
    throw error;
  }
}

/** `async`, so that a store that throws at once is told from here like one that rejects. */
const closed = async (journal: Journal): Promise<void> => journal.close();
