import type { Session } from './session.js';

/**
 * Answers what one connection sends one after the other, in the order it came, the first at once. An answer that cannot be given ends the
 * connection with this sentence.
 */
export type InTurn = (session: Session, sentence: string, answer: () => Promise<void>) => void;

export function inTurn(): InTurn {
  /** What waits behind the answer under way. */
  const behind = new WeakMap<Session, (() => Promise<void>)[]>();

  async function goOn(session: Session, first: () => Promise<void>): Promise<void> {
    const waiting: (() => Promise<void>)[] = [];
    behind.set(session, waiting);
    for (let next: (() => Promise<void>) | undefined = first; next !== undefined; next = waiting.shift()) await next();
    behind.delete(session);
  }

  return (session, sentence, answer) => {
    const answered = session.underWay();
    const work = (): Promise<void> =>
      answer()
        .catch((cause: unknown) => session.failed(cause, sentence))
        .finally(answered);
    const waiting = behind.get(session);
    if (waiting === undefined) void goOn(session, work);
    else waiting.push(work);
  };
}
