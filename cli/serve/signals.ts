import { exitOfSignal } from '../exit-codes.js';

export interface Signals {
  /** Resolves with the first signal to stop; a second one ends the process at once. */
  readonly stop: Promise<'SIGINT' | 'SIGTERM'>;
  close(): void;
}

/** Listens for Ctrl-C, SIGTERM and, where the system has it, SIGHUP. */
export function listenForSignals(onHangUp: () => void): Signals {
  let stopping = false;
  let tell: (signal: 'SIGINT' | 'SIGTERM') => void = () => undefined;
  const stop = new Promise<'SIGINT' | 'SIGTERM'>((resolve) => {
    tell = resolve;
  });
  const stopBy = (signal: 'SIGINT' | 'SIGTERM') => () => {
    if (stopping) process.exit(exitOfSignal(signal));
    stopping = true;
    tell(signal);
  };
  const listeners = [['SIGINT', stopBy('SIGINT')] as const, ['SIGTERM', stopBy('SIGTERM')] as const, ['SIGHUP', onHangUp] as const];
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return {
    stop,
    close() {
      for (const [signal, listener] of listeners) process.off(signal, listener);
    },
  };
}
