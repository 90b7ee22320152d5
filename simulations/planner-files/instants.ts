import { isInstant, momentsOf } from '../scenario/zoned-time.js';
import type { ColumnKind } from './rows.js';

/** An instant as given by a file. */
export interface WrittenInstant {
  readonly atMs: number;
  /** Written without an offset, in an hour that clocks show twice: the first occurrence is meant. */
  readonly shownTwice: boolean;
}

const EXPECTED =
  'must be an instant such as 2026-03-11T09:30:12Z, a local time without an offset such as 2026-03-11T09:30:12, or milliseconds since 1970';
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?$/;

/** The part of a local time before the seconds, in standard form, and the seconds; `undefined`: it is no local time. */
function localOf(written: string): { readonly minute: string; readonly milliseconds: number } | undefined {
  const [, date, time = '', seconds = '0', fraction = ''] = LOCAL.exec(written) ?? [];
  const minute = `${date}T${time.padStart(5, '0')}`;
  const milliseconds = Number(seconds) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return date !== undefined && isInstant(minute) && milliseconds < 60_000 ? { minute, milliseconds } : undefined;
}

/**
 * Instants, or local times of a zone. A local time that occurs twice means the first, as in all planners' files. One that is skipped is
 * refused: its recorder used other clocks.
 */
export function instantIn(zone: string): ColumnKind<WrittenInstant> {
  // Clocks change on whole minutes, and a long recording has many rows in each minute.
  const known = new Map<string, readonly number[]>();
  const moments = (minute: string): readonly number[] => {
    const found = known.get(minute) ?? momentsOf(minute, zone);
    known.set(minute, found);
    return found;
  };
  return {
    read(written) {
      if (/^\d{10,16}$/.test(written)) return { atMs: Number(written), shownTwice: false };
      const local = localOf(written);
      if (local === undefined) {
        const atMs = /(Z|[+-]\d{2}:\d{2})$/.test(written) ? Date.parse(written) : Number.NaN;
        return Number.isNaN(atMs) ? undefined : { atMs, shownTwice: false };
      }
      const [first, second] = moments(local.minute);
      return first === undefined ? undefined : { atMs: first + local.milliseconds, shownTwice: second !== undefined };
    },
    expected: (written) =>
      localOf(written) === undefined
        ? EXPECTED
        : `is skipped by the clocks of ${zone}, which are put forward there; write it with its offset`,
  };
}
