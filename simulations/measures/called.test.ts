/** Of those whom a campaign calls and those who come by themselves to the same queue, each figure counts whom it says it counts. */
import { expect, test } from 'vitest';
import { CALLED_DEMAND, CALLING } from '../auditor/testing/halls-called.js';
import { trialOf, type Written } from '../scenario/testing/trials.js';
import { CONTACT_FIGURES } from './figures.js';
import { BY_THEMSELVES, CALLED, wholeOf } from './table.js';
import { measure } from './testing/measure.js';

const MIXED: Written = {
  demand: {
    renewals: CALLED_DEMAND['renewals'] as NonNullable<typeof CALLED_DEMAND>[string],
    calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120, handling: '1m', patience: { mean: '30s' } },
  },
  behaviour: { voice: { handling: '2m' } },
  horizon: { for: '3h' },
};

test('reachability is of those called only: calls that come by themselves to the same queue make it no higher', async () => {
  const { contacts } = await measure(trialOf(MIXED, {}, CALLING));
  const [queue, came, called] = [
    wholeOf(contacts, 'queue', 'calls'),
    wholeOf(contacts, 'came', BY_THEMSELVES),
    wholeOf(contacts, 'came', CALLED),
  ];
  expect(came.answered).toBeGreaterThan(100);
  expect([came.dialled, came.reached]).toEqual([0, 0]);
  expect([called.reached, called.dialled]).toEqual([called.answered, queue.dialled]);
  // Somebody was dialled more than once, and somebody never reached: all those attempts are in the divisor.
  expect(called.dialled).toBeGreaterThan(called.answered + called.unreached);
  expect(CONTACT_FIGURES.reachability.of(queue)).toBe(called.answered / called.dialled);
  expect(CONTACT_FIGURES.reachability.of(came)).toBeNaN();
});
