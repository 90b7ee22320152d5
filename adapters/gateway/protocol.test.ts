// What is written about the protocol is what the gateway does: the generated description is fresh, the page is complete, its adapter runs.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AgentView } from '@signalbox/engine';
import { CLOSES, clientFrames, ROLES, serverFrames } from '@signalbox/engine/protocol';
import { expect, test } from 'vitest';
import { commandsOf } from './access/permit.js';
import { describeProtocol } from './asyncapi.js';
import { DEFAULT_LIMITS } from './operation/limits.js';
import { queriesOf } from './questions/questions.js';
import { DESK, mint, openHouse } from './testing/house.js';
import { populate, queryCases, standing } from './testing/world.js';

const docs = new URL('../../docs/', import.meta.url);
const page = readFileSync(new URL('protocol.md', docs), 'utf8');

test('docs/asyncapi.json is what the schemas say; `node --conditions=signalbox-source --import tsx scripts/generate-asyncapi.ts` renews it', () => {
  expect(JSON.parse(readFileSync(new URL('asyncapi.json', docs), 'utf8'))).toEqual(describeProtocol());
});

test('who writes into the description does so in a copy', () => {
  Object.assign(describeProtocol(), { info: null });
  expect(describeProtocol()['info']).toMatchObject({ title: 'Signalbox gateway' });
});

test('every reference inside the description leads somewhere', () => {
  const described = describeProtocol();
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path as string);
  expect(references.length).toBeGreaterThan(50);
  for (const path of references) {
    const found = path.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], described);
    expect([path, found === undefined]).toEqual([path, false]);
  }
});

test('the page names every frame with its fields, every close code, every limit and all that each role may do', () => {
  const rows = new Map(
    page.split('\n').flatMap((line) => {
      const [, first, ...rest] = line.split('|').map((cell) => cell.trim());
      return first === undefined ? [] : [[first, rest.join(' ')] as const];
    }),
  );
  const cells = [...rows];
  for (const frames of [clientFrames, serverFrames]) {
    for (const [type, schema] of Object.entries(frames)) {
      const row = cells.find(([first]) => first.includes(`\`${type}\``))?.[1] ?? '';
      expect([type, row]).not.toEqual([type, '']);
      if (row.startsWith('as sent')) continue;
      for (const field of Object.keys(schema.shape))
        if (field !== 'type') expect([type, row]).toEqual([type, expect.stringContaining(`\`${field}`)]);
    }
  }
  for (const [reason, { code }] of Object.entries(CLOSES)) expect(rows.get(String(code))).toContain(`\`${reason}\``);
  const limits = [DEFAULT_LIMITS.frameBytesMax, DEFAULT_LIMITS.relayBytesMax, DEFAULT_LIMITS.inboxMax, DEFAULT_LIMITS.unansweredMax];
  const more = [
    DEFAULT_LIMITS.malformedMax,
    DEFAULT_LIMITS.bufferedBytesMax,
    DEFAULT_LIMITS.replayRecordsMax,
    DEFAULT_LIMITS.itemsPerFrame,
  ];
  const rest = [
    DEFAULT_LIMITS.connectionsMax,
    DEFAULT_LIMITS.refusedPerMinute,
    DEFAULT_LIMITS.holdsPerFrame,
    ...Object.values(DEFAULT_LIMITS.framesPerSecond),
  ];
  const stated = page.slice(page.indexOf('## Limits'), page.indexOf('## Close codes'));
  for (const limit of [...limits, ...more, ...rest, ...Object.values(DEFAULT_LIMITS.framesBurst)])
    expect(stated).toContain(limit.toLocaleString('en'));
  const may = page.slice(page.indexOf('## What each role may do'), page.indexOf('## Limits')).split('\n');
  for (const role of ROLES) {
    const [, , commands, queries] = (may.find((line) => line.startsWith(`| \`${role}\``)) ?? '').split('|');
    expect((commands?.match(/`[a-z-]+\.[a-z-]+`/g) ?? []).sort()).toEqual(
      commandsOf(role)
        .map((type) => `\`${type}\``)
        .sort(),
    );
    expect((queries?.match(/`[a-z-]+`/g) ?? []).sort()).toEqual(
      queriesOf(role)
        .map((type) => `\`${type}\``)
        .sort(),
    );
  }
});

const ITEMS = ['work', 'questions'] as const;
const isItem = (name: string): boolean => ITEMS.some((list) => list === name);

test('the page names every field of every view', async () => {
  const house = await openHouse({ clock: standing });
  await populate(house.router);
  await house.router.send({ type: 'contact.consult', tenant: 'acme', contact: 'acme-hand', to: { queue: 'acme-care' } });
  const told = new Map<string, Set<string>>();
  const tell = (name: string, view: object) => {
    const fields = told.get(name) ?? new Set();
    for (const field of Object.keys(view)) fields.add(field);
    told.set(name, fields);
  };
  const waiting = { tenant: 'acme', contact: 'acme-wait' };
  for (const query of [...queryCases().map((one) => one.query), { type: 'why-waiting', ...waiting } as const]) {
    const answer = await house.router.ask(query);
    if (!answer.ok) continue;
    tell(query.type, answer.view);
    for (const list of ITEMS) if (list in answer.view) for (const item of (answer.view as AgentView)[list]) tell(list, item);
  }
  const views = page.slice(page.indexOf('## Views'), page.indexOf('## What each role may do')).split('\n');
  for (const [name, fields] of told) {
    const start = isItem(name) ? `| \`agent\`, items of \`${name}\`` : `| \`${name}\` |`;
    const [, , row] = (views.find((line) => line.startsWith(start)) ?? '').split('|');
    const named = new Set([...(row ?? '').matchAll(/`(\w+)`/g)].map(([, field]) => field));
    expect([name, [...fields].filter((field) => !named.has(field))]).toEqual([name, []]);
  }
  expect(new Set([...told.keys()].filter((name) => !isItem(name)))).toEqual(new Set(queriesOf('supervisor')));
  expect(ITEMS.filter((list) => !told.has(list))).toEqual([]);
  await house.close();
});

test('the adapter of the page runs as it stands', async () => {
  const house = await openHouse();
  const desk = await house.link(DESK);
  desk.send({ type: 'subscribe' });
  desk.send({ type: 'command', n: 1, command: { type: 'agent.sign-in', agent: 'ana' } });
  await desk.next('ok');
  const [, code] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const lines = (code as string).split('\n').filter((line) => line.trim() !== '');
  expect(lines.length).toBeLessThanOrEqual(40);
  const token = await mint({ sub: 'example', role: 'adapter', tenants: ['acme'], channels: ['chat'] });
  const ended = new Promise<{ status: number; out: string; complaints: string }>((resolve) => {
    const env = { ...process.env, SIGNALBOX_URL: house.gateway.url, SIGNALBOX_TOKEN: token };
    execFile(process.execPath, ['--input-type=module', '-e', code as string], { env }, (failed, out, complaints) =>
      resolve({ status: failed === null ? 0 : 1, out, complaints }),
    );
  });
  const { events } = await desk.next('events', (frame) => frame.events.some(({ type }) => type === 'offer.made'));
  const offered = events.find(({ type }) => type === 'offer.made') as { offer: string };
  desk.send({ type: 'command', n: 2, command: { type: 'offer.accept', offer: offered.offer } });
  expect((await desk.next('relay')).body).toBe('Olá!');
  desk.send({ type: 'relay', id: 'reply', tenant: 'acme', contact: 'chat-1', offer: offered.offer, k: 1, body: 'Bom dia' });
  const { status, out, complaints } = await ended;
  expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
  expect(out.trim().split('\n')).toEqual(['contact.queued', 'offer.made', 'offer.accepted', 'the desk says: Bom dia', 'contact.released']);
  await house.close();
});
