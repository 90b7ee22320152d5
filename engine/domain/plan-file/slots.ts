import { LIMITS } from '../../limits.js';
import type { Slot, Slots } from '../slots.js';
import { SECOND_MS } from '../units.js';
import { instantMs } from './date.js';
import { SLOT_DEFAULTS } from './defaults.js';
import { durationMs } from './duration.js';
import type { Names } from './names.js';
import type { QueueFile } from './plan-schema.js';
import type { Findings, Path } from './problems.js';

/** What a queue lets its customers book, checked. */
export function slotsOf(queue: string, written: QueueFile['slots'], path: Path, calendars: Names, findings: Findings): Slots | null {
  if (written === undefined) return null;
  const { calendar, every, capacity, list = [], band, ahead } = written;
  if (calendar !== undefined) {
    calendars.check(calendar, [...path, 'calendar'], findings);
    for (const [field, value] of Object.entries({ every, capacity }))
      if (value === undefined) findings.add('SLOTS_INCOMPLETE', path, { queue, field });
  } else if (list.length === 0) findings.add('SLOTS_INCOMPLETE', path, { queue, field: 'calendar' });
  const everyMs = durationMs(every ?? SECOND_MS);
  const aheadMs = durationMs(ahead ?? SLOT_DEFAULTS.ahead);
  if (everyMs < SECOND_MS) tell([...path, 'every'], 'every', 'must be at least 1s');
  if (aheadMs > LIMITS.asideMs) tell([...path, 'ahead'], 'ahead', 'must be at most 90d');
  return { calendar: calendar ?? null, everyMs, capacity: capacity ?? 1, listed: listed(), band: band ?? null, aheadMs };

  function tell(at: Path, field: string, expected: string): void {
    findings.add('VALUE_INVALID', at, { field, expected });
  }

  function listed(): readonly Slot[] {
    const slots = list.flatMap((slot, index): Slot[] => {
      const [fromMs, untilMs] = [instantMs(slot.from), instantMs(slot.until)];
      const at = [...path, 'list', index];
      if (fromMs === null || untilMs === null) tell(at, 'the slot', 'has an instant that is none of the calendar');
      else if (untilMs <= fromMs) tell([...at, 'until'], 'until', 'must come after from');
      return fromMs === null || untilMs === null ? [] : [{ fromMs, untilMs, capacity: slot.capacity }];
    });
    slots.forEach(({ fromMs }, index) => {
      if (slots.findIndex((slot) => slot.fromMs === fromMs) !== index)
        findings.add('NAME_TWICE', [...path, 'list', index], { what: 'slot', name: list[index]?.from ?? '' });
    });
    return slots.sort((a, b) => a.fromMs - b.fromMs);
  }
}
