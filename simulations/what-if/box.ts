import type { Command, Event, Rejection } from '@signalbox/engine';
import { admit, closeRecord, step } from '@signalbox/engine/core';
import type { RouterState } from '@signalbox/engine/journal';
import type { LanguageResolver } from '@signalbox/engine/plan';

/** The router's core in virtual time: admission, step and record as in a real box, but without a journal. */
export interface Box {
  readonly state: RouterState;
  /** Decides a command from outside; a rejected command changes nothing except that deadlines have fired. */
  send(command: unknown, atMs: number): Rejection | null;
  /** Fires what is due. */
  tick(atMs: number): void;
  /** The router was started again. */
  restart(command: Command, atMs: number): void;
}

export function openBox(state: RouterState, resolve: LanguageResolver, heard: (events: readonly Event[], atMs: number) => void): Box {
  function record(atMs: number, events: readonly Event[]): void {
    if (events.length === 0) return;
    closeRecord(state, { seq: state.seq + 1, atMs, epoch: 1, by: null });
    heard(events, atMs);
  }

  function take(command: Command, atMs: number): Rejection | null {
    const { fired, decided, rejection } = step(state, { seq: state.seq + 1, atMs, command });
    record(atMs, rejection === null ? [...fired, ...decided] : fired);
    return rejection;
  }

  return {
    state,
    send(command, atMs) {
      const admitted = admit(state, command, resolve);
      return 'code' in admitted ? admitted : take(admitted, atMs);
    },
    tick: (atMs) => void take({ type: 'clock.tick' }, atMs),
    restart: (command, atMs) => void take(command, atMs),
  };
}
