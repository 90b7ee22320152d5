import { setMaxListeners } from 'node:events';
import { EXIT, exitOfSignal } from '../exit-codes.js';
import { type Failure, failure } from '../failure.js';
import { note } from '../terminal.js';

/** Gives work a signal that Ctrl-C aborts: what is done by then is to be the answer. A second Ctrl-C ends at once. */
export async function untilCtrlC<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  // Every replication listens to it.
  setMaxListeners(0, ended.signal);
  const stop = (): void => {
    if (ended.signal.aborted) process.exit(exitOfSignal('SIGINT'));
    note('Ending; what is done so far follows. Ctrl-C again ends at once.');
    ended.abort();
  };
  process.on('SIGINT', stop);
  try {
    return await work(ended.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}

/**
 * @param first what would have been told of, had one of them been done
 * @param next what can be done about it
 */
export const nothingDone = (first = 'replication', next = 'Run it for longer, or make the scenario shorter.'): Failure =>
  failure('NOTHING_DONE', `The run was ended before its first ${first} was done.`, next, EXIT.wrong);
