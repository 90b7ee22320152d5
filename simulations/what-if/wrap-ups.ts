import type { EventOf } from '@signalbox/engine';
import type { Part } from './recording.js';
import type { Life, Surroundings } from './surroundings.js';

/** Wrap-ups, which end when they did, or after a drawn time. */
export interface WrapUps {
  /** An agent has let go of a contact; `recorded`: the same part of it in the record, if there is one. */
  begin(life: Life, recorded: Part | undefined, event: EventOf<'contact.released' | 'assignment.ended'>, atMs: number): void;
  over(offer: string): void;
}

export function openWrapUps({ drawn, tally, diary, send }: Surroundings): WrapUps {
  /** What is still to be done in a wrap-up, by offer; it is taken off the agenda if the wrap-up ends otherwise. */
  const coming = new Map<string, (() => void)[]>();
  return {
    begin(life, recorded, { offer, wrapUpEarliestMs, wrapUpDueMs }, atMs) {
      if (wrapUpDueMs === atMs) return;
      const own = (recorded?.extensions ?? []).map(({ afterMs, seq }) =>
        diary.at(atMs + afterMs, seq, () => send({ type: 'wrap-up.extend', offer, by: null })),
      );
      coming.set(offer, own);
      // A wrap-up that nobody ended then is left to the router now; one that never began is drawn.
      const known = recorded?.wrapUp ?? null;
      if (known === null && recorded?.over) return;
      const afterMs = known?.afterMs ?? drawn.wrapUpMs(life.kind, diary.draw(`wrap-up/${offer}/${life.name}`));
      if (afterMs === null) return;
      // A supervisor may end it any time, the agent not before its minimum.
      const by = known?.by ?? null;
      const dueMs = by === null ? Math.max(atMs + afterMs, wrapUpEarliestMs) : atMs + afterMs;
      const finish = diary.at(dueMs, known?.seq ?? null, () => {
        tally.count('wrapUp', known === null ? 'drawn' : 'recorded');
        send({ type: 'wrap-up.finish', offer, by });
      });
      own.push(finish);
    },
    over(offer) {
      for (const takeBack of coming.get(offer) ?? []) takeBack();
      coming.delete(offer);
    },
  };
}
