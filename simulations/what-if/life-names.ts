import type { Event } from '@signalbox/engine';

/**
 * Names contacts alike in two histories of the same customers. A contact id may come again once its contact is over; ordinals differ from
 * history to history.
 */
export interface LifeNames {
  /** The life an event is about; `undefined`: of none, or of one that was there before the history began. */
  of(event: Event): string | undefined;
  /** It was there before. */
  known(ordinal: number): void;
  /** The life of a contact that came and was not let in: no event tells of it. */
  refused(tenant: string, contact: string): string;
}

export function openLifeNames(): LifeNames {
  const names = new Map<number, string>();
  const before = new Set<number>();
  const times = new Map<string, number>();

  function nextOf(tenant: string, contact: string): string {
    const key = `${tenant}/${contact}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key}#${time}`;
  }

  return {
    known: (ordinal) => void before.add(ordinal),
    refused: nextOf,
    of(event) {
      if (!('ordinal' in event) || typeof event.ordinal !== 'number' || before.has(event.ordinal)) return undefined;
      const known = names.get(event.ordinal);
      if (known !== undefined) return known;
      const name = nextOf(event.tenant, event.contact);
      names.set(event.ordinal, name);
      return name;
    },
  };
}
