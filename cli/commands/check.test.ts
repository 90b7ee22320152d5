// Proves that `check` points at every mistake with file, line and column, and that only errors fail unless asked otherwise.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { inThisProcess } from '../testing/in-this-process.js';

const here = scratch();
afterAll(() => here.remove());
const check = (...args: string[]) => inThisProcess(['check', ...args], { cwd: here.folder });

const PLAN = `plan: shop
hubs:
  lisbon: { kind: multilingual, country: PT, zone: Europe/Lisbon, languages: [pt, fr] }
queues:
  calls: { channels: [voice], home: [lisbon] }
`;

beforeAll(() => {
  const retailer = join(dirname(fileURLToPath(import.meta.url)), '..', 'demo', 'retailer');
  for (const name of ['plan.yaml', 'roster.yaml']) cpSync(join(retailer, name), here.in(`retailer-${name}`));
  writeFileSync(here.in('plan.yaml'), PLAN);
  writeFileSync(here.in('wrong.yaml'), PLAN.replace('home: [lisbon]', 'home: [lisbn]').replace('Europe/Lisbon', 'Europe/Lisboa'));
  writeFileSync(here.in('hints.yaml'), PLAN.replace('[pt, fr]', '[pt]'));
  writeFileSync(here.in('roster.yaml'), 'agents:\n  ana: { hub: lisbon, languages: [pt, fr, it] }\n');
  writeFileSync(here.in('night.yaml'), PLAN);
  writeFileSync(
    here.in('night-roster.yaml'),
    'agents:\n  ana: { hub: lisbon, languages: [pt] }\n  zoe: { hub: lisbon, languages: [pt], channels: [chat] }\n',
  );
});

test('a plan without mistakes is confirmed as such', async () => {
  expect(await signalbox(['check', 'retailer-plan.yaml'], { cwd: here.folder })).toEqual({
    code: EXIT.ok,
    stdout: 'retailer-plan.yaml: in order.\n',
    stderr: '',
  });
});

test('what cannot work between a plan and its roster is grouped by severity, placed, and counted in a table', async () => {
  const { code, stdout } = await check('night.yaml', 'night-roster.yaml');
  expect(code).toBe(EXIT.ok);
  const [warnings, hints] = ['WARNINGS: will not work as written', 'HINTS: worth a thought'].map((heading) => stdout.indexOf(heading));
  expect(warnings).toBe(0);
  expect(hints).toBeGreaterThan(stdout.indexOf('night.yaml:5:23: warning LANGUAGE_UNSERVED'));
  expect(stdout).toContain('night-roster.yaml:3:3: hint AGENT_UNUSED Agent zoe can be given no contact of any queue');
  expect(stdout).toMatch(/^warning +LANGUAGE_UNSERVED +1 +night\.yaml:5:23$/m);
  expect(stdout).toContain('no error. The plan can be used.');
  expect((await check('night.yaml', 'night-roster.yaml', '--strict', 'warning')).code).toBe(EXIT.wrong);
});

test('mistakes are named with file, line, column, the line itself and the nearest name', async () => {
  const { code, stdout } = await check('wrong.yaml');
  expect(code).toBe(EXIT.wrong);
  expect(stdout).toContain('wrong.yaml:3:52: error ZONE_UNKNOWN There is no time zone Europe/Lisboa; did you mean Europe/Lisbon?');
  expect(stdout).toContain('wrong.yaml:5:38: error NAME_UNKNOWN There is no hub lisbn; did you mean lisbon?');
  expect(stdout).toContain('  calls: { channels: [voice], home: [lisbn] }\n');
  expect(stdout).toContain('wrong.yaml: 2 errors. The plan cannot be used.');
});

test('hints do not fail, unless --strict', async () => {
  const plain = await check('hints.yaml');
  expect(plain.code).toBe(EXIT.ok);
  expect(plain.stdout).toContain('hint HUB_ONE_LANGUAGE');
  expect(plain.stdout).toContain('1 hint, no error. The plan can be used.');
  expect((await check('hints.yaml', '--strict')).code).toBe(EXIT.wrong);
  expect((await check('hints.yaml', '--strict', 'warning')).code).toBe(EXIT.ok);
});

test('for machines: problems with their places; a roster is checked against its plan', async () => {
  const { code, stdout } = await check('plan.yaml', 'roster.yaml', '--json');
  const told = JSON.parse(stdout);
  expect(code).toBe(EXIT.ok);
  expect(told).toMatchObject({ ok: true, errors: 0, warnings: 0, hints: told.problems.length });
  expect(told.problems).toContainEqual(
    expect.objectContaining({ code: 'HUB_LANGUAGE_UNLISTED', file: 'roster.yaml', line: 2, column: expect.any(Number), severity: 'hint' }),
  );
});

test('the effective plan names every default, and is a plan that is in order', async () => {
  const { code, stdout } = await check('plan.yaml', '--effective');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain('disconnectGrace: 20s');
  writeFileSync(here.in('effective.yaml'), stdout);
  const again = await check('effective.yaml', '--effective');
  expect(again).toMatchObject({ code: EXIT.ok, stdout });
  expect(readFileSync(here.in('plan.yaml'), 'utf8')).toBe(PLAN);
});

test('a file that is not there is one more problem of the plan', async () => {
  const { code, stdout } = await check('nowhere.yaml');
  expect(code).toBe(EXIT.wrong);
  expect(stdout).toContain('nowhere.yaml:1:1: error FILE_UNREADABLE nowhere.yaml cannot be read: there is no such file.');
});
