// Proves that `explain` tells the life of a contact, over or not, from the journal alone, with every agent at the moment of each offer.
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueue, openSmallBox, signIn } from '../../engine/projections/testing/box.js';
import { START_MS } from '../../engine/projections/testing/morning.js';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { inThisProcess } from '../testing/in-this-process.js';
import { withOneByteChanged, withSnapshots, writeMorning } from '../testing/journals.js';
import { refusal } from '../testing/refusal.js';

const here = scratch();
beforeAll(async () => {
  await writeMorning(here.in('journal'));
});
afterAll(() => here.remove());
const explain = (...args: string[]) => inThisProcess(['explain', '--journal', '.', ...args], { cwd: here.folder });

test('a contact that changed hands: queued, refused, offered again, taken', async () => {
  const { code, stdout } = await explain('c5');
  expect(code).toBe(EXIT.ok);
  const sentences = stdout.split('\n').filter((line) => /^\d\d:/.test(line));
  expect(sentences.map((line) => line.replace(/#\d+ +/, ''))).toEqual([
    '09:14:50  queued in calls (voice): pt from B2, band 1, due at 09:15:10',
    expect.stringContaining(
      'offered to rui (lisbon) until 09:15:05: ring 1, tier 1, plan version 1, pt; before ana by longest-idle (idle since 09:00:00 against 09:02:10)',
    ),
    expect.stringContaining('rui refused (declined) and is skipped until 09:24:55'),
    expect.stringContaining('waits again, in the place it had'),
    expect.stringContaining('offered to ana (lisbon) until 09:15:10: ring 1, tier 1, plan version 1, pt; nobody else could take it'),
    expect.stringContaining('ana (lisbon) took it after 15 s, within the target'),
  ]);
  expect(stdout).toMatch(/^ +1 +rui +lisbon +ring 1, tier 1, language-fit 0 0 0, skill-fit 0 0, idle since 09:00:00$/m);
  expect(stdout).toMatch(/^ +– +rui +lisbon +recent-refusal: /m);
  expect(stdout).toMatch(/^ +– +ola +krakow +presence: is offline$/m);
  expect(stdout).toContain('it is owned by ana.');
});

test('a contact that is over, and one that waits', async () => {
  expect((await explain('c1')).stdout).toMatch(/over: ana handled it for 1 min 20 s and 6 s on hold\.[\s\S]*It is over\./);
  const { stdout } = await explain('x1');
  expect(stdout).toContain('it is queued.');
  expect(stdout).toMatch(/^Only presence is in the way of ola|^No agent is one change away/m);
  expect(stdout).toMatch(/^ +– +ana +lisbon +language: works in pt/m);
});

test('for machines: each offer with the decision and every verdict, equal to what the decision itself recorded', async () => {
  const told = JSON.parse((await explain('c5', '--json')).stdout);
  const [life] = told.lives;
  expect(life.offers).toHaveLength(2);
  for (const { offer, view } of life.offers) {
    expect(view.verdicts).toHaveLength(3);
    expect(view.verdicts[0]).toMatchObject({ agent: offer.agent, eligible: true, ring: offer.ring });
    expect(view.counts.eligible).toBe(offer.decision.agentsEligible);
  }
  expect(told.present.view.contact).toMatchObject({ contact: 'c5', state: 'owned', owner: 'ana' });
});

test('at one record: before the offers it holds, else right after it', async () => {
  const { lives } = JSON.parse((await explain('c5', '--json')).stdout);
  const { seq } = lives[0].offers[0];
  const before = await explain('c5', '--at', String(seq));
  expect(before.stdout).toContain(`Before offer 6.1 to rui in record ${seq}`);
  const after = JSON.parse((await explain('c5', '--at', String(seq + 2), '--json')).stdout);
  expect(after).toMatchObject({ offers: [], present: { seq: seq + 2, view: { contact: { state: 'owned' } } } });
  const gone = await refusal(['explain', 'c1', '--at', String(seq), '--journal', here.folder]);
  expect(gone).toMatchObject({ exit: EXIT.wrong, message: `Contact c1 is not live after record ${seq}.` });
});

test('a contact that was never there, of another tenant, or in a damaged journal', async () => {
  const refused = (...args: string[]) => refusal(['explain', ...args]);
  expect(await refused('C1', '--journal', here.folder)).toMatchObject({
    exit: EXIT.wrong,
    code: 'CONTACT_NEVER',
    message: expect.stringMatching(/^No contact C1 in records 1 to \d+\.$/),
  });
  expect((await refused('c1', '--tenant', 'bank', '--journal', here.folder)).message).toContain('No contact c1 of tenant bank');
  await withOneByteChanged(here.in('journal'), here.in('changed'), 5);
  const damaged = await refused('c1', '--journal', here.in('changed'));
  expect(damaged).toMatchObject({ exit: EXIT.wrong, code: 'JOURNAL_CORRUPT', message: expect.stringContaining('Record 5') });
});

test('where the beginning is no longer kept, the rest is shown', async () => {
  await writeMorning(here.in('trimmed'));
  const { lives } = JSON.parse((await explain('c5', '--json')).stdout);
  const [, second] = lives[0].offers;
  await withSnapshots(here.in('trimmed'), [second.seq - 1, second.seq], { trim: true });
  const { code, stdout } = await signalbox(['explain', 'c5', '--journal', 'trimmed'], { cwd: here.folder });
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain(`Its beginning lies before record ${second.seq}, the first one kept.`);
  expect(stdout).not.toContain('queued in calls');
  expect(stdout).toContain('offered to ana');
});

test('what people decided: who, in spite of what, and whom the router could have asked', async () => {
  const box = await openSmallBox({ startMs: START_MS, journal: embeddedJournal({ folder: here.in('by-hand') }) });
  for (const agent of ['ana', 'rui', 'ola']) await signIn(box, agent);
  await box.send({ type: 'agent.set-presence', agent: 'rui', presence: 'notReady', reason: 'training' });
  await enqueue(box, 'c1', 'calls', 'pt');
  await box.send({ type: 'contact.claim', contact: 'c1', agent: 'rui' });
  await box.send({ type: 'contact.transfer', contact: 'c1', to: { agent: 'ana' } });
  await enqueue(box, 'c2', 'calls', 'fr');
  await box.send({ type: 'contact.assign', contact: 'c2', agent: 'ola', by: 'sue', overrideRing: true });
  await box.router.close();
  const told = async (contact: string) => (await inThisProcess(['explain', contact, '--journal', 'by-hand'], { cwd: here.folder })).stdout;
  const c1 = await told('c1');
  expect(c1).toContain(
    'given to rui (lisbon): claim, on the word of the agent, in spite of presence; ring 1, tier 1, plan version 1; the router could have asked ana',
  );
  expect(c1).toContain(
    'offered to ana (lisbon) until 09:00:15: transfer, transferred by the owner; ring 1, tier 1, plan version 1; nobody else',
  );
  expect(c1).toMatch(/^ +– +rui +lisbon +presence: /m);
  expect(await told('c2')).toContain('given to ola (krakow): assign, assigned by sue, in spite of language; ');
});
