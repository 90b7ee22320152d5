/** Customers who find their queue closed are told apart from those a full one turns away, and make no interval miss its target. */
import { expect, test } from 'vitest';
import { PLAN, trialOf } from '../scenario/testing/trials.js';
import { CONTACT_FIGURES } from './figures.js';
import { steadiness } from './summary.js';
import { ALL, wholeOf } from './table.js';
import { measure } from './testing/measure.js';

/** Calls of ten seconds for the whole house, an even stream, so that everybody who is let in is answered at once. */
const QUIET = { demand: { calls: { queue: 'calls', channel: 'voice', perHour: 60 } }, behaviour: { voice: { handling: '10s' } } } as const;

test('of four hours closed for two, every caller let in was answered at once, and every interval that was open is on target', async () => {
  const trial = trialOf({
    ...QUIET,
    desks: { default: { answer: '0s' } },
    changes: [{ at: '2026-03-11T02:00Z', queue: 'calls', closed: true }],
    targets: [{ queue: 'calls', serviceLevel: '80%', within: '20s' }],
  });
  const measured = await measure(trial);
  const cell = wholeOf(measured.contacts, 'queue', 'calls');
  expect(cell.foundClosed).toBeGreaterThan(80);
  expect([cell.rejected, cell.answered]).toEqual([cell.foundClosed, cell.arrived - cell.foundClosed]);
  expect(CONTACT_FIGURES.serviceLevel.of(cell)).toBeLessThan(0.65);
  expect(CONTACT_FIGURES.serviceLevelOpen.of(cell)).toBe(1);
  expect(steadiness([measured], trial, 0.8, 'queue', 'calls').intervalsOnTarget.mean).toBe(1);
});

test('who is turned away by a full queue did not find it closed', async () => {
  const full = { ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], waitingMax: 1 } } };
  const busy = { ...QUIET, behaviour: { voice: { handling: '30m' } } } as const;
  const cell = wholeOf((await measure(trialOf(busy, {}, full))).contacts, 'all', ALL);
  expect(cell.rejected).toBeGreaterThan(50);
  expect(cell.foundClosed).toBe(0);
});
