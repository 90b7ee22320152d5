// Proves that a served box answers clients over its socket, loses nothing when it is stopped, killed or full, and says what to do when it cannot start.
import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { type Client, createClient } from '@signalbox/adapters/client';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import type { CommandInput } from '@signalbox/engine';
import type { Role } from '@signalbox/engine/protocol';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { EXIT } from '../exit-codes.js';
import { type HowTo, type Started, scratch, signalbox, start } from '../testing/binary.js';
import { withOneByteChanged } from '../testing/journals.js';

const here = scratch();
const SECRET = 'not-a-secret-but-long-enough-for-a-test';

const PLAN = `plan: shop
hubs:
  lisbon: { kind: multilingual, country: PT, zone: Europe/Lisbon, languages: [pt, fr] }
calendars:
  days: { zone: Europe/Lisbon, weekly: { mon-sun: ["00:00-24:00"] } }
queues:
  calls: { channels: [voice], calendar: days }
`;

beforeAll(() => {
  writeFileSync(here.in('plan.yaml'), PLAN);
  writeFileSync(here.in('roster.yaml'), 'agents:\n  ana: { hub: lisbon, languages: [pt, fr] }\n');
  writeFileSync(here.in('secret.txt'), `${SECRET}\n`);
});
afterAll(() => here.remove());

const arguments_ = (journal: string, ...more: string[]): string[] => [
  ...['serve', '--plan', 'plan.yaml', '--roster', 'roster.yaml', '--secret-file', 'secret.txt'],
  ...['--journal', journal, '--port', '0', '--json', ...more],
];

interface Served extends Started {
  readonly url: string;
  readonly http: string;
  readonly port: number;
  readonly seq: number;
}

async function serve(journal: string, how: HowTo = {}): Promise<Served> {
  const started = start(arguments_(journal), { cwd: here.folder, ...how });
  const text = await started.said(/^\{"url":.*\}$/m);
  const told = text.split('\n').find((line) => line.startsWith('{"url"')) ?? '';
  return { ...started, ...JSON.parse(told) };
}

/** An ordinary client; `token` is made here unless the command line has made one. */
async function connect<C extends ClaimsInput>(claims: C, url: string, token?: string): Promise<Client<C['role']>> {
  const sign = () =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(new TextEncoder().encode(SECRET));
  const client = createClient<C['role']>({ url, role: claims.role, token: token ?? sign, client: 'test', WebSocket });
  await connected(client);
  return client;
}

const connected = <R extends Role>(client: Client<R>): Promise<void> =>
  new Promise((resolve, reject) => {
    client.on('snapshot', () => resolve());
    client.on('phase', (phase, because) => {
      if (phase === 'closed') reject(new Error(because ?? 'closed'));
    });
  });

const PHONES = { role: 'adapter', sub: 'phones', tenants: '*', channels: ['voice'] } as const;
const DESK = { role: 'desk', sub: 'ana', tenants: '*', agents: ['ana'] } as const;
const BOSS = { role: 'supervisor', sub: 'boss', tenants: '*', hubs: '*' } as const;
type ClaimsInput = typeof PHONES | typeof DESK | typeof BOSS;

const call = (contact: string): CommandInput => ({
  type: 'contact.enqueue',
  contact,
  queue: 'calls',
  channel: 'voice',
  languages: [{ tag: 'pt' }],
});

describe('a served box', () => {
  test('takes contacts and agents by token, is ready, and stops by SIGTERM with everything in the journal', async () => {
    const box = await serve('first');
    expect(await (await fetch(`${box.http}/health/ready`)).json()).toMatchObject({ ready: true });
    const made = await signalbox(['token', '--role', 'desk', '--sub', 'ana', '--secret-file', 'secret.txt'], { cwd: here.folder });
    const desk = await connect(DESK, box.url, made.stdout.trim());
    const phones = await connect(PHONES, box.url);
    const offered = new Promise<string>((resolve) => {
      desk.on('event', (event) => event.type === 'offer.made' && resolve(event.offer));
    });
    expect(await desk.send({ type: 'agent.sign-in', agent: 'ana' })).toMatchObject({ ok: true });
    expect(await phones.send(call('c1'))).toMatchObject({ ok: true });
    expect(await desk.send({ type: 'offer.accept', offer: await offered })).toMatchObject({ ok: true });
    box.child.kill('SIGTERM');
    const { code, stderr } = await box.ended;
    expect(code).toBe(EXIT.ok);
    expect(stderr).toContain('Stopped; everything answered is in the journal.');
    expect(stderr).not.toContain(SECRET);
    desk.close();
    phones.close();
    const explained = await signalbox(['explain', 'c1', '--journal', 'first'], { cwd: here.folder });
    expect(explained.stdout).toContain('ana (lisbon) took it');
    expect(explained.stdout).toContain('it is owned by ana.');
    expect((await signalbox(['verify', 'first'], { cwd: here.folder })).code).toBe(EXIT.ok);
  });

  test('killed under way it has every answered contact when it is started again, and publishes nothing anew', async () => {
    const box = await serve('killed');
    const phones = await connect(PHONES, box.url);
    const answered: string[] = [];
    const sending = (async () => {
      for (let n = 1; n <= 200; n++) {
        const answer = await phones.send(call(`c${n}`));
        if (answer.ok) answered.push(`c${n}`);
        if (n === 60) box.child.kill('SIGKILL');
      }
    })().catch((error: unknown) => error);
    await box.ended;
    phones.close();
    await sending;
    expect(answered.length).toBeGreaterThanOrEqual(60);
    const again = await serve('killed');
    const watcher = await connect(BOSS, again.url);
    const overview = await watcher.ask({ type: 'overview' });
    expect(overview).toMatchObject({ ok: true, view: { planVersion: 1 } });
    const queues = overview.ok ? overview.view.queues : [];
    expect(queues.reduce((sum, { waiting, offered }) => sum + waiting + offered, 0)).toBeGreaterThanOrEqual(answered.length);
    watcher.close();
    again.child.kill('SIGINT');
    expect((await again.ended).code).toBe(EXIT.ok);
  });

  test('SIGHUP publishes what changed, and a faulty plan changes nothing', async () => {
    const box = await serve('hup');
    try {
      writeFileSync(here.in('plan.yaml'), `${PLAN}  chats: { channels: [chat] }\n`);
      box.child.kill('SIGHUP');
      expect(await box.said('The plan was published anew.')).toContain('"changed":["queues +chats","agents ~ana"]');
      writeFileSync(here.in('plan.yaml'), PLAN.replace('calendar: days', 'calendar: day'));
      box.child.kill('SIGHUP');
      const told = await box.said('the running plan stays in force');
      expect(told).toContain('plan.yaml:7:41: error NAME_UNKNOWN There is no calendar day; did you mean days?');
    } finally {
      writeFileSync(here.in('plan.yaml'), PLAN);
      box.child.kill('SIGTERM');
      await box.ended;
    }
    const { stdout } = await signalbox(['state', '--journal', 'hup'], { cwd: here.folder });
    expect(stdout).toMatch(/^chats +shop +open/m);
  });

  test.skipIf(process.platform === 'win32')('a disk that fills up stops it with JOURNAL_FULL, and nothing answered is lost', async () => {
    // The limit on file size stands in for the full disk: the same write fails. Blocks of 1,024 bytes.
    const box = await serve('full', { before: 'trap "" XFSZ; ulimit -f 2000' });
    const phones = await connect(PHONES, box.url);
    let answered = 0;
    let over = false;
    const senders = Array.from({ length: 16 }, async (_, k) => {
      for (let n = 0; !over; n++) {
        const answer = await phones.send(call(`c${k}-${n}`));
        if (answer.ok) answered++;
      }
    });
    const { code, stderr } = await box.ended;
    over = true;
    phones.close();
    await Promise.allSettled(senders);
    expect(code).toBe(EXIT.faulted);
    expect(stderr).toContain('"code":"JOURNAL_FULL","message":"The disk or the journal file is full: ');
    expect(stderr).toContain('"next":"Free space and start again; nothing acknowledged is lost."');
    const { stdout } = await signalbox(['state', '--journal', 'full', '--json'], { cwd: here.folder });
    expect(JSON.parse(stdout).view.queues[0].waiting).toBeGreaterThanOrEqual(answered);
    expect(answered).toBeGreaterThan(100);
  });
});

describe('a box that cannot start says what to do', () => {
  test('its journal is held by another process', async () => {
    const journal = embeddedJournal({ folder: here.in('held') });
    await journal.open();
    const { code, stderr } = await signalbox(arguments_('held'), { cwd: here.folder });
    await journal.close();
    expect(code).toBe(EXIT.cannotStart);
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'JOURNAL_LOCKED',
      message: expect.stringContaining(`held by process ${process.pid}`),
      next: 'Stop that process, or give another folder.',
    });
  });

  test('its port is taken; no journal is made', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await signalbox([...arguments_('port'), '--port', String(port)], { cwd: here.folder });
    other.close();
    expect(code).toBe(EXIT.cannotStart);
    expect(stderr).toContain(`"code":"PORT_IN_USE","message":"Port ${port} on 127.0.0.1 is in use by another program."`);
    expect(existsSync(here.in('port'))).toBe(false);
  });

  test('its address is not one of this machine; no journal is made', async () => {
    const host = await signalbox([...arguments_('host'), '--host', '192.0.2.1'], { cwd: here.folder });
    expect(host.code).toBe(EXIT.cannotStart);
    expect(host.stderr).toContain(
      '"code":"GATEWAY_OPTIONS","message":"The gateway cannot start: it may not listen on 192.0.2.1:0 (EADDRNOTAVAIL)."',
    );
    expect(existsSync(here.in('host'))).toBe(false);
  });

  test('its journal is damaged', async () => {
    const made = await serve('whole');
    made.child.kill('SIGTERM');
    await made.ended;
    await withOneByteChanged(here.in('whole'), here.in('damaged'), 2);
    const damaged = await signalbox(arguments_('damaged'), { cwd: here.folder });
    expect(damaged.code).toBe(EXIT.cannotStart);
    expect(damaged.stderr).toContain('"code":"JOURNAL_CORRUPT","message":"Record 2 of the journal is damaged');
  });

  test('its plan is faulty: every mistake is reported, and no journal is made', async () => {
    writeFileSync(here.in('wrong.yaml'), PLAN.replace('kind: multilingual', 'kind: bilingual').replace('[voice]', '[vioce]'));
    const { code, stderr } = await signalbox(
      [...arguments_('never'), '--plan', 'wrong.yaml'].filter((arg) => arg !== '--json'),
      { cwd: here.folder },
    );
    expect(code).toBe(EXIT.cannotStart);
    expect(stderr).toMatch(/^PLAN_FAULTY {2}The plan has 2 problems:\nwrong\.yaml:3:/);
    expect(stderr).toContain('wrong.yaml:7:');
    expect(existsSync(here.in('never'))).toBe(false);
  });

  test('there is no secret, or one that is too short', async () => {
    const none = arguments_('none').filter((arg) => !arg.startsWith('secret') && !arg.startsWith('--secret'));
    const without = await signalbox(none, { cwd: here.folder });
    expect(without.code).toBe(EXIT.cannotStart);
    expect(JSON.parse(without.stderr)).toMatchObject({ code: 'SECRET_MISSING', next: expect.stringContaining('openssl rand -base64 32') });
    const short = await signalbox(none, { cwd: here.folder, env: { SIGNALBOX_SECRET: 'short' } });
    expect(short.code).toBe(EXIT.cannotStart);
    expect(short.stderr).toContain('the token secret has 5 bytes, fewer than 32');
    expect(existsSync(here.in('none'))).toBe(false);
  });
});
