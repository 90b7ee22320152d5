import fc from 'fast-check';

/** Zones with every kind of clock change: none, an hour, half an hour, at midnight, in the southern summer. */
export const ZONES = [
  'UTC',
  'Europe/Lisbon',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kolkata',
];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Up to three windows of a day, none overlapping; at night often, where the clocks change. */
const daytime = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1_440 })), { minLength: 0, maxLength: 6 })
  .map((minutes) => {
    const sorted = [...minutes].sort((a, b) => a - b);
    return Array.from(
      { length: Math.floor(sorted.length / 2) },
      (_, pair) => `${clock(sorted[2 * pair] as number)}-${clock(sorted[2 * pair + 1] as number)}`,
    );
  });
/** One window over midnight, which cannot meet the next evening's. */
const night = fc
  .tuple(fc.integer({ min: 1_080, max: 1_439 }), fc.integer({ min: 1, max: 420 }))
  .map(([from, until]) => [`${clock(from)}-${clock(until)}`]);

const week = (windows: fc.Arbitrary<string[]>): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(DAYS.map((day) => [day, windows])), { requiredKeys: [] });

/** A night's exception would overlap what begins the morning after only by replacing it: dates take daytime windows. */
const dates = fc.record({
  holidays: fc.subarray(['2026-10-26', '2026-12-25', '2027-03-27']),
  exceptions: fc.dictionary(fc.constantFrom('2026-10-25', '2026-12-24', '2027-03-28'), daytime, { maxKeys: 2 }),
});

/** Opening hours as people might write them, in any zone. */
export function hoursFiles({ zones = ZONES, dated = true }: { zones?: string[]; dated?: boolean } = {}): fc.Arbitrary<object> {
  const weekly = fc.oneof(week(daytime), week(night));
  return fc
    .record({ zone: fc.constantFrom(...zones), weekly, dates: dated ? dates : fc.constant({}) })
    .map(({ zone, weekly, dates: extra }) => ({ zone, weekly, ...extra }));
}
