import { type GatewayTime, thisMachine } from './time.js';

/** Calls back its members once every so often, each at its own time. */
export interface Pulse {
  /** Beats from one period from now on. Returns the function that ends it. */
  join(beat: () => void): () => void;
}

/** Beats given in one go. Between two goes frames are read and sent. */
const AT_ONCE = 8;

interface Member {
  readonly beat: () => void;
  dueMs: number;
  gone: boolean;
}

/**
 * One clock for the heartbeats of all connections. With an interval for each, those that a busy moment made late together would stay
 * together, each stall gathering more, until a hundred beat in one go and every frame waited for them.
 */
export function openPulse(everyMs: number, time: GatewayTime = thisMachine): Pulse {
  /** In the order of their next beats, those behind `first`; who has left stays until its turn. */
  let members: Member[] = [];
  let first = 0;
  let lastDueMs = 0;
  let present = 0;
  let takeBack: (() => void) | undefined;

  function enter(member: Member, dueMs: number): void {
    // Never before the one ahead of it: the order is the order of the dates.
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
      // Its own date goes on, so that those who came at different times stay apart; after a long stop none is made up for.
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
