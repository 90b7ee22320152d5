import type { Event } from '@signalbox/engine';

/**
 * Gives contacts the same names in two histories of the same customers. A contact id may be used again once its contact is over, and
 * ordinals differ between histories.
 */
export interface LifeNames {
  /** The life an event is about; `undefined`: none, or one that existed before the history began. */
  of(event: Event): string | undefined;
  /** The contact existed before. */
  known(ordinal: number): void;
  /** The life of a contact that was rejected on arrival, of which no event tells. */
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
