import { type GatewayTime, thisMachine } from '../operation/time.js';

/** Calls each member back once per period, every member at its own time. */
export interface Pulse {
  /** Calls `beat` every period, for the first time one period from now. Returns the function that stops it. */
  join(beat: () => void): () => void;
}

/** Largest number of beats in a row; between two such rows frames are read and sent. */
const AT_ONCE = 8;

interface Member {
  readonly beat: () => void;
  dueMs: number;
  gone: boolean;
}

/**
 * One clock for the heartbeats of all connections. With one timer per connection, all timers that a stall makes late fire together from
 * then on; each stall adds more, until a hundred heartbeats go out in a row and every other frame waits for them.
 */
export function openPulse(everyMs: number, time: GatewayTime = thisMachine): Pulse {
  /** From `first` on, in the order of their next beats; a member that has left stays until its turn comes. */
  let members: Member[] = [];
  let first = 0;
  let lastDueMs = 0;
  let present = 0;
  let takeBack: (() => void) | undefined;

  function enter(member: Member, dueMs: number): void {
    // Never earlier than the member ahead of it, because the list has to stay in the order of the dates.
    lastDueMs = Math.max(dueMs, lastDueMs);
    member.dueMs = lastDueMs;
    members.push(member);
  }

  function wait(): void {
    const next = members[first];
    if (takeBack !== undefined || next === undefined) return;
    const afterMs = next.dueMs - time.nowMs();
    takeBack = afterMs > 0 ? time.wakeAfter(afterMs, go) : time.soon(go);
  }

  function go(): void {
    takeBack = undefined;
    const atMs = time.nowMs();
    for (let given = 0; given < AT_ONCE; ) {
      const member = members[first];
      if (member === undefined || member.dueMs > atMs) break;
      first += 1;
      if (member.gone) continue;
      given += 1;
      // Counted from its own date and not from now, so that members stay spread out. Beats missed during a long stop are not made up for.
      const nextMs = member.dueMs + everyMs;
      enter(member, nextMs > atMs ? nextMs : atMs + everyMs);
      member.beat();
    }
    if (2 * first > members.length) {
      members = members.slice(first);
      first = 0;
    }
    wait();
  }

  return {
    join(beat) {
      const member: Member = { beat, dueMs: 0, gone: false };
      enter(member, time.nowMs() + everyMs);
      present += 1;
      wait();
      return () => {
        if (member.gone) return;
        member.gone = true;
        present -= 1;
        if (present > 0) return;
        takeBack?.();
        takeBack = undefined;
        members = [];
        first = 0;
      };
    },
  };
}
