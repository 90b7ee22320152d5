import fc from 'fast-check';
import type { CompiledCalendar } from '../domain/calendar.js';
import { BEGIN_MS } from './names.js';

/** Open from time to time during the first hour, sometimes with a horizon inside the history. */
export const anyCalendar = (id: string): fc.Arbitrary<CompiledCalendar> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: -5, max: 90 }), { minLength: 1, maxLength: 7 }),
      fc.oneof({ weight: 3, arbitrary: fc.constant(100_000) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 300 }) }),
    )
    .map(([drawn, horizon]) => {
      const tens = [...new Set([-60, ...drawn])];
      const instants = tens.sort((a, b) => a - b).slice(0, tens.length - (tens.length % 2));
      const horizonTens = Math.max(horizon, instants.at(-1) as number);
      return {
        id,
        instantsMs: instants.map((ten) => BEGIN_MS + ten * 10_000),
        horizonMs: BEGIN_MS + horizonTens * 10_000,
        tzdata: '2026a',
      };
    });
