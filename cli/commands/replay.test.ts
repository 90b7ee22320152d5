// Proves that `replay` gives back a recorded morning under its own plan, says what another would have done as counted by hand, and refuses one that does not fit.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { inThisProcess } from '../testing/in-this-process.js';
import { writeMorning } from '../testing/journals.js';

const here = scratch();
afterAll(() => here.remove());
const replay = (...args: string[]) => inThisProcess(['replay', '.', ...args], { cwd: here.folder });

beforeAll(() => writeMorning(here.in('journal')));

test('under the recorded plan every contact fares as it did, and nothing is drawn', async () => {
  const { code, stdout } = await signalbox(['replay', '.', '--json'], { cwd: here.folder });
  expect(code).toBe(EXIT.ok);
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ plan: null, roster: null, seed: 1, contacts: 6, differing: 0, differences: [], refused: {} });
  expect(told.summary[0]).toMatchObject({ of: 'all', recorded: { arrived: 6, answered: 2, abandoned: 2, withdrawn: 1, open: 1 } });
  expect(told.summary[0].replayed).toEqual(told.summary[0].recorded);
  expect(told.values.answer).toEqual({ recorded: 4, drawn: 0 });
});

test('had Rui spoken French, who gave up after 30 s would have been answered', async () => {
  const roster = [
    'agents:',
    '  ana: { hub: lisbon, languages: [pt, fr] }',
    '  rui: { hub: lisbon, languages: [pt, fr] }',
    '  ola: { hub: krakow, languages: [pl] }',
  ];
  writeFileSync(here.in('roster.yaml'), roster.join('\n'));
  const { code, stdout } = await replay('--roster', 'roster.yaml', '--csv', 'contacts.csv', '--zone', 'UTC');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain('2026-11-23 09:00:00 to 2026-11-23 09:16:40, replayed under the recorded plans and roster.yaml, --seed 1');
  // Nobody knows who arrived at a hub and was not answered there.
  expect(stdout).toMatch(/hub lisbon +– +2 → 3 +– +– +– +– /);
  expect(stdout).toContain('Waits: of those answered.');
  expect(stdout).toMatch(/09:00:30 +c3 +calls +abandoned after 30 s +answered after \d+ s by rui in lisbon, ring 0/);
  const [titles, ...lines] = readFileSync(here.in('contacts.csv'), 'utf8').trimEnd().split('\r\n');
  expect(titles).toBe(
    'contact,queue,channel,arrivedAt,recorded.outcome,recorded.waitedMs,recorded.agent,recorded.hub,recorded.ring,recorded.language,' +
      'replayed.outcome,replayed.waitedMs,replayed.agent,replayed.hub,replayed.ring,replayed.language,differs',
  );
  expect(lines).toHaveLength(6);
  expect(lines[2]).toMatch(
    /^c3,calls,voice,2026-11-23T09:00:30.000Z,abandoned,30000,,,,,answered,\d+,rui,lisbon,0,fr,outcome waitedMs agent hub ring$/,
  );
});

test('who would still be waiting at the end comes last, however long the wait is, with the reason', async () => {
  writeFileSync(here.in('nobody.yaml'), ['agents:', '  ola: { hub: krakow, languages: [pl] }'].join('\n'));
  const nobody = ['--roster', 'nobody.yaml', '--zone', 'UTC', '--seed', '1'];
  const { stdout } = await replay(...nobody);
  const listed = stdout.slice(stdout.indexOf('Listed last'));
  expect(listed).toMatch(
    /^Listed last: 1 still open at the end, with more patience than any who gave up in their queue:\n.*does not say when\./,
  );
  expect(listed).toMatch(/c5 .* abandoned after 30 s\n.*c1 .* open after 16 min 30 s\n$/);
  // x1 waits to the end in the record as well.
  expect(JSON.parse((await replay(...nobody, '--json')).stdout).patienceUnknown).toEqual(['shop/c1', 'shop/x1']);
  expect((await replay('--roster', 'roster.yaml')).stdout).not.toContain('Listed last');
});

test('contacts of a queue that the new plan does not have go where --queue says, and are turned away without it', async () => {
  const plan = [
    'plan: shop',
    'hubs:',
    '  lisbon: { kind: multilingual, country: PT, zone: Europe/Lisbon, languages: [pt, fr] }',
    '  krakow: { kind: monolingual, country: PL, zone: Europe/Warsaw, languages: [pl] }',
    'queues:',
    '  phone: { channels: [voice, chat, email] }',
  ];
  writeFileSync(here.in('renamed.yaml'), plan.join('\n'));
  const without = await replay('--plan', 'renamed.yaml', '--zone', 'UTC');
  expect(without.stdout).toMatch(/\d+ customers? counted as turned away: There is no queue calls in tenant shop\./);
  expect(without.stdout).toMatch(/all +6 → 6 /);
  const named = await replay('--plan', 'renamed.yaml', '--queue', 'calls=phone', '--json');
  const told = JSON.parse(named.stdout);
  expect(told.queues).toEqual({ calls: 'phone' });
  expect(told.summary.map(({ of }: { readonly of: string }) => of)).toContain('queue phone');
  expect(Object.keys(told.turnedOff).join()).not.toContain('calls');
  const wrong = await replay('--plan', 'renamed.yaml', '--queue', 'calls=phon');
  expect([wrong.code, wrong.stderr]).toEqual([EXIT.usage, expect.stringContaining('Did you mean phone?')]);
});

test('a plan without a hub of the recorded roster needs a roster of its own', async () => {
  const plan = [
    'plan: shop',
    'hubs:',
    '  lisbon: { kind: multilingual, country: PT, zone: Europe/Lisbon, languages: [pt, fr] }',
    'queues:',
    '  calls: { channels: [voice] }',
  ];
  writeFileSync(here.in('small.yaml'), plan.join('\n'));
  const { code, stderr } = await replay('--plan', 'small.yaml');
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toContain('ROSTER_NEEDED');
  expect(stderr).toContain('the hub krakow');
});
