// Proves that `faults` says first how to run it again, finds the same twice, takes tags for the languages `serve` takes them for, and refuses one that is no case.
import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { inThisProcess } from '../testing/in-this-process.js';

const here = scratch();
afterAll(() => here.remove());
const faults = (...args: string[]) => signalbox(['faults', ...args], { cwd: here.folder });

test('the first line runs it again, and gives the same', async () => {
  const { code, stdout } = await faults('--cases', '1', '--contacts', '12', '--faults', '10', '--agents', '3', '--for', '4m');
  const [first = '', ...rest] = stdout.split('\n');
  expect(code).toBe(EXIT.ok);
  expect(first).toBe('signalbox faults --seed 1 --cases 1 --contacts 12 --faults 10 --agents 3 --for 4m');
  expect(rest.join('\n')).toContain('No law was broken');
  const again = await signalbox([...first.split(' ').slice(1), '--json'], { cwd: here.folder });
  const told = JSON.parse(again.stdout);
  expect(told).toMatchObject({ ok: true, broken: null, cases: ['sockets', 'wild'].map((lines) => ({ seed: 1, lines, findings: [] })) });
  expect(again.stderr).toContain(first);
  expect(rest.join('\n')).toContain(`${told.records} records`);
});

test('in a narrow terminal the first line can still be copied, and no number stands apart from its name', async () => {
  const options = ['--cases', '1', '--contacts', '12', '--faults', '20', '--agents', '3', '--for', '4m'];
  const told = async (COLUMNS?: string) => (await inThisProcess(['faults', ...options], { cwd: here.folder, env: { COLUMNS } })).stdout;
  const [piped, narrow] = [await told(), await told('60')];
  expect(Math.max(...narrow.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(60);
  // As a shell reads it.
  const asRead = narrow.replaceAll(/ \\\n */g, ' ');
  expect(asRead.split('\n')[0]).toBe(piped.split('\n')[0]);
  const untimed = (text: string) => text.replaceAll(/\s+/g, ' ').replace(/ [^ ]+ m?s\. $/, '');
  expect(untimed(asRead)).toBe(untimed(piped));
  expect(narrow).not.toMatch(/^ *\d+,?$/m);
  for (const one of narrow.split('\n').filter((text) => text.startsWith(' '))) expect(one).toMatch(/^( {2}--| {11}\S)/);
});

test('a file that is not a case is refused, naming what it lacks', async () => {
  writeFileSync(here.in('wrong.json'), '{"format":1}');
  const { code, stderr } = await faults('--replay', 'wrong.json');
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toContain('CASE_INVALID');
  expect(stderr).toContain('safetyMs');
});

test('a customer who asks for Bokmål is served by who speaks Norwegian, as when the router serves', async () => {
  const hub = { kind: 'monolingual', country: 'NO', zone: 'Europe/Oslo', languages: ['no'] };
  const times = { atMs: 1_000, patienceMs: null, handlingMs: 5_000, wrapUpMs: 0 };
  const given = {
    format: 1,
    seed: 1,
    safetyMs: 60_000,
    faults: [],
    plan: { plan: 'bergen', hubs: { bergen: hub }, queues: { calls: { channels: ['voice'] } } },
    roster: { agents: { ida: { hub: 'bergen' } } },
    contacts: [{ contact: 'one', queue: 'calls', channel: 'voice', adapter: 'lines', languages: ['nb'], ...times }],
  };
  writeFileSync(here.in('nb.json'), JSON.stringify(given));
  const { code, stdout } = await faults('--replay', 'nb.json', '--json');
  expect(code).toBe(EXIT.ok);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, cases: [{ endings: { released: 1 } }, { endings: { released: 1 } }] });
});
