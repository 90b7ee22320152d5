/**
 * What people will do, and when. Ties are broken by kind and key, which say what is done and to whom, so that the order never
 * depends on which socket was faster.
 */
export interface Appointment {
  readonly atMs: number;
  /** Order among appointments of one instant; lower comes first. */
  readonly kind: number;
  readonly key: string;
  /** Resolves when everything it asked for has been answered. */
  readonly act: () => Promise<void> | void;
}

export interface Agenda {
  readonly next: Appointment | undefined;
  add(appointment: Appointment): () => void;
  take(): Appointment | undefined;
}

const before = (a: Appointment, b: Appointment): boolean =>
  a.atMs !== b.atMs ? a.atMs < b.atMs : a.kind !== b.kind ? a.kind < b.kind : a.key < b.key;

/** Kept sorted by insertion: a day has some tens of thousands of appointments, a few hundred of them at a time ahead. */
export function openAgenda(): Agenda {
  const ahead: Appointment[] = [];
  return {
    get next() {
      return ahead[0];
    },
    add(appointment) {
      let low = 0;
      let high = ahead.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (before(ahead[middle] as Appointment, appointment)) low = middle + 1;
        else high = middle;
      }
      ahead.splice(low, 0, appointment);
      return () => {
        const place = ahead.indexOf(appointment);
        if (place >= 0) ahead.splice(place, 1);
      };
    },
    take: () => ahead.shift(),
  };
}
