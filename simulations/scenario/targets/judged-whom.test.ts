/** Proves whom a target judges where campaigns call and others come, said or not, and that one who would judge nobody is told so. */
import { expect, test } from 'vitest';
import { CALLED_DEMAND, CALLING } from '../../auditor/testing/halls-called.js';
import { defined, trialOf, type Written } from '../testing/trials.js';
import { segmentName, segmentsOf } from './segments.js';

const renewals = CALLED_DEMAND['renewals'] as NonNullable<typeof CALLED_DEMAND>[string];
/** Customers come to `calls` both ways, to `again` only by a campaign, to `desk` only by themselves. */
const MIXED: Written = {
  demand: {
    ...CALLED_DEMAND,
    calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 60, handling: '1m' },
    mail: { queue: 'desk', channel: 'email', perHour: 5, handling: '1m' },
  },
};
type Targets = NonNullable<Written['targets']>;
const whomOf = (targets: Targets, written = MIXED) =>
  trialOf({ ...written, targets }, {}, CALLING).targets.map(({ whom, whomHandled }) => [whom, whomHandled]);

test('where both come, waits are judged of those who come by themselves and work of all; where one kind comes, of everybody', () => {
  const targets: Targets = [{ queue: 'calls' }, { channel: 'voice' }, {}, { language: 'en' }, { queue: 'again' }, { queue: 'desk' }];
  const judged = whomOf(targets.map((one) => ({ ...one, serviceLevel: '80%', handling: '3m' })));
  const apart = ['by-themselves', 'all'];
  expect(judged).toEqual([apart, apart, apart, apart, ['all', 'all'], ['all', 'all']]);
  expect(whomOf([{ hub: 'dublin', occupancy: '80%' }])).toEqual([['all', 'all']]);
});

test('a scenario says whom it means, of handling time too', () => {
  const said = (['by-themselves', 'called', 'all'] as const).map((whom) => ({ queue: 'calls', serviceLevel: '80%', whom }) as const);
  expect(whomOf(said)).toEqual([
    ['by-themselves', 'by-themselves'],
    ['called', 'called'],
    ['all', 'all'],
  ]);
  // Where nobody else comes, the word changes nothing, and no table of its own is kept.
  expect(whomOf([{ queue: 'again', serviceLevel: '80%', whom: 'called' }])).toEqual([['all', 'all']]);
});

// The default would name customers who never come, and the target stay open for ever.
test('customers who come at no time that counts are not those whom a target judges', () => {
  const target: Targets = [{ queue: 'calls', serviceLevel: '80%' }];
  const calls = { queue: 'calls', channel: 'voice' };
  expect(whomOf(target, { demand: { renewals, calls: { ...calls, perHour: 0 } } })).toEqual([['all', 'all']]);
  expect(whomOf(target, { demand: { renewals, calls: { ...calls, perHour: 0, backlog: 3 } } })).toEqual([['by-themselves', 'all']]);
  const warmUp = { demand: { renewals, calls: { ...calls, perHour: 0, backlog: 3 } }, horizon: { warmUp: '1h' } };
  expect(whomOf(target, warmUp)).toEqual([['all', 'all']]);
});

test('counted apart is what a target names, and both kinds where both come', () => {
  const named = (targets: Targets): string[] => segmentsOf(trialOf({ ...MIXED, targets }, {}, CALLING)).map((one) => segmentName(one));
  const both = ['queue calls', 'channel voice'].flatMap((of) => [`${of}, by themselves`, `${of}, called`]);
  expect(named([]).sort()).toEqual(both.sort());
  expect(named([{ language: 'en', serviceLevel: '80%', whom: 'called' }])).toContain('language en, called');
  expect(segmentsOf(trialOf({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } } }))).toEqual([]);
});

test('those handed on are judged where a target says so, in a queue to which somebody is, and nowhere by default', () => {
  const transfer = { percent: '20%', to: 'again' } as const;
  const handing: Written = { demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 60, transfer } } };
  const level = { serviceLevel: '80%', within: '1m' } as const;
  const segments = segmentsOf(
    trialOf({
      ...handing,
      targets: [
        { queue: 'again', whom: 'handed-on', ...level },
        { queue: 'calls', ...level },
      ],
    }),
  );
  expect(segments.map((one) => segmentName(one))).toEqual(['queue again, handed on']);
  const refused = (target: Targets[number]): string[] => defined({ ...handing, targets: [target] }).problems.map(({ message }) => message);
  expect(refused({ queue: 'calls', whom: 'handed-on', ...level })).toEqual([
    'whom handed-on would judge no one: nobody is handed on for queue calls; name the queue they are handed on to.',
  ]);
  expect(refused({ queue: 'again', whom: 'handed-on', ...level, abandoned: '5%', handling: '5m' })).toEqual([
    'handling says nothing of those handed on: their work is counted with that of the queue they came to; write a second target.',
  ]);
  expect(refused({ language: 'en', whom: 'handed-on', ...level })).toEqual([]);
});

test.each<[Targets[number], string]>([
  [
    { queue: 'again', serviceLevel: '80%', whom: 'by-themselves' },
    'whom whom by-themselves would judge no one: nobody comes by themselves for queue again, campaign detected calls them; leave it out.',
  ],
  [
    { channel: 'email', serviceLevel: '80%', whom: 'called' },
    'whom whom called would judge no one: no campaign calls anybody for channel email; leave it out.',
  ],
  [{ hub: 'lisbon', occupancy: '80%', whom: 'called' }, 'whom whom says nothing about a hub: its customers are those of queues.'],
  [
    { serviceLevel: '80%', occupancy: '80%', whom: 'called' },
    'occupancy occupancy is that of agents, whoever their customers are: write a second target.',
  ],
])('%j is refused with the reason', (target, words) => {
  const { ok, problems } = defined({ ...MIXED, targets: [target] }, {}, CALLING);
  expect([ok, problems.map(({ path, message }) => `${path.join('.')} ${message}`)]).toEqual([false, [`targets.0.${words}`]]);
});
