// Proves that the conformance kit passes the product's client and a plain one in both roles, and that a client with one bad habit fails what that habit breaks, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@signalbox/adapters/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { root } from '../../scripts/sources/files.js';
import type { TestedRole } from './house.js';
import type { Result } from './item.js';
import { type Kit, openKit } from './kit.js';
import { namesFor } from './play.js';
import type { Habit } from './testing/habit.js';
import { runPlainClient } from './testing/plain-client.js';

const PATIENCE_MS = 5_000;
const EXTRAS = ['relay', 'restart'] as const;
const TEST_MS = 180_000;

/** `begun` is called with the first result. */
async function tested(
  role: TestedRole,
  run: (kit: Kit, process: number) => { close(): void },
  begun: () => void,
): Promise<readonly Result[]> {
  const kit = await openKit({ role, port: 0, patienceMs: PATIENCE_MS, extras: EXTRAS });
  let client = run(kit, 1);
  try {
    return await kit.test(begun, (what) => {
      if (what === 'close') client.close();
      else client = run(kit, 2);
    });
  } finally {
    client.close();
    await kit.close();
  }
}

const told = (results: readonly Result[], verdict: Result['verdict']) =>
  results.filter((one) => one.verdict === verdict).map(({ name, saw }) => `${name}: ${saw}`);

const byName = (results: readonly Result[], verdict: Result['verdict']) =>
  results.filter((one) => one.verdict === verdict).map(({ name }) => name);

/** The product's client, with the least that a desk or an adapter has to do with it. */
function ourClient(role: TestedRole, { url, token: first, tokenUrl }: Kit, process: number): Client {
  let brought = 0;
  let asked = false;
  const token = async () => {
    if (asked) return (await fetch(tokenUrl)).text();
    asked = true;
    return first;
  };
  const client = createClient({ url, token, client: 'ours', role, WebSocket }) as Client;
  const bring = () => {
    brought += 1;
    void client.send({ type: 'contact.enqueue', tenant: 'acme', contact: `c${process}-${brought}`, queue: 'care', channel: 'chat' });
  };
  const accepted = new Set<string>();
  const accept = (offer: string) => {
    if (accepted.has(offer)) return;
    accepted.add(offer);
    void client.send({ type: 'offer.accept', offer });
  };
  client.on('event', (event) => {
    if (role === 'adapter') {
      if ((event.type === 'contact.released' || event.type === 'contact.rejected') && event.contact === `c${process}-${brought}`) bring();
    } else if (event.type === 'offer.made') accept(event.offer);
    else if (event.type === 'offer.accepted' && event.queue !== 'talk')
      void client.send({ type: 'contact.release', tenant: event.tenant, contact: event.contact });
  });
  const written = new Map<string, unknown[]>();
  client.on('relay', (line) => {
    const bodies = written.get(line.offer) ?? [];
    written.set(line.offer, [...bodies, line.body]);
    void client.relay(line, line.body);
  });
  // A desk's lines are kept by the client.
  client.on('relayFetch', ({ after, ...talk }) => {
    const bodies = written.get(talk.offer) ?? [];
    for (const [place, body] of bodies.entries()) if (place >= after) void client.relay(talk, body, place + 1);
    void client.relayEnd(talk, { k: bodies.length, received: bodies.length });
  });
  client.on('snapshot', (view) => {
    if ('work' in view) for (const { state, offer } of view.work) if (state === 'live') accept(offer);
    if ('contacts' in view && brought > 0 && !view.contacts.some(({ contact }) => contact === `c${process}-${brought}`)) bring();
  });
  if (role === 'desk') void client.send({ type: 'agent.sign-in', agent: 'ana' });
  else bring();
  return client;
}

/** Of the page that authors are sent to. */
const HEADINGS = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8')
  .split('\n')
  .flatMap((line) => (line.startsWith('#') ? [line.replace(/^#+ /, '')] : []));

const ROLES: readonly TestedRole[] = ['adapter', 'desk'];

/** Each bad habit, what it fails, and in which role it is shown. */
const HABITS: readonly (readonly [habit: Habit, fails: string | readonly string[], role: TestedRole])[] = [
  ['leaves after half a second without an answer', 'answer late', 'adapter'],
  ['leaves at a frame it does not know', 'later version', 'desk'],
  ['leaves at an event it does not know', 'later version', 'adapter'],
  ['takes no large messages', 'large frame', 'desk'],
  ['always begins anew', 'resumes', 'desk'],
  ['forgets unanswered commands', ['answer lost', 'outcome unknown'], 'adapter'],
  ['numbers repeats anew', ['answer lost', 'outcome unknown'], 'desk'],
  ['takes an unknown outcome for a refusal', 'outcome unknown', 'desk'],
  ['takes an unknown outcome for a refusal', 'outcome unknown', 'adapter'],
  ['ignores unansweredMax', 'few under way', 'desk'],
  ['ignores unansweredMax', 'few under way', 'adapter'],
  ['lists what it holds before it repeats', 'reconciles', 'adapter'],
  ['leaves the newest contact out of its list', 'reconciles', 'adapter'],
  ['takes ok for queued', 'turned away', 'adapter'],
  ['answers lines it has had', 'lines', 'desk'],
  ['numbers lines over all contacts', ['lines', 'lines resumed'], 'adapter'],
  ['does not miss lines', 'line missing', 'desk'],
  ['does not miss lines', 'line missing', 'adapter'],
  ['asks for no lines after a reconnect', 'lines resumed', 'desk'],
  ['asks for no lines after a reconnect', 'lines resumed', 'adapter'],
  ['forgets its lines', 'lines resumed', 'desk'],
  ['forgets its lines', 'lines resumed', 'adapter'],
  ['counts parts as whole', 'cut amid parts', 'adapter'],
  ['does not look at prev', 'frame missing', 'desk'],
  ['does not look at snapshots', 'gap', 'desk'],
  ['does not look at snapshots', 'gap', 'adapter'],
  ['does not notice silence', 'silence', 'adapter'],
  ['ignores retryAfterMs', 'told when to return', 'desk'],
  ['keeps its token', 'token over', 'desk'],
  ['stays away without a token', 'token over', 'adapter'],
  ['waits equally long each time', 'upgrades refused', 'adapter'],
  ['comes back when closed', 'closed and started', 'desk'],
  ['begins at 1 in each process', ['closed and started', 'numbers'], 'adapter'],
  ['comes back when replaced', 'told to stay away', 'desk'],
  ['uses a number twice', 'numbers', 'adapter'],
  ['misspells a field', 'fields', 'desk'],
  ['accepts what is refused once more', 'offer revoked', 'desk'],
  ['accepts what is over', 'offers', 'desk'],
  // Nothing is known of it before the kit's patience ends, so no other run has to wait for it.
  ['never subscribes', 'connects', 'desk'],
];

/**
 * A run waits most of its time, so that all run side by side. Each starts once the one before has its first result: starting takes the processor,
 * and on a busy machine clients that all start at once come too late for the kit.
 */
const plans: ((begun: () => void) => Promise<readonly Result[]>)[] = [
  ...ROLES.map((role) => (begun: () => void) => tested(role, (kit, process) => ourClient(role, kit, process), begun)),
  ...ROLES.map((role) => (begun: () => void) => tested(role, (kit, process) => runPlainClient(kit, role, undefined, process), begun)),
  ...HABITS.map(
    ([habit, , role]) =>
      (begun: () => void) =>
        tested(role, (kit, process) => runPlainClient(kit, role, habit, process), begun),
  ),
];
let runs: readonly Promise<readonly Result[]>[] = [];
beforeAll(() => {
  let before: Promise<void> = Promise.resolve();
  runs = plans.map((run) => {
    const start = before;
    let begun = (): void => undefined;
    before = new Promise((resolve) => {
      begun = resolve;
    });
    return start.then(() => run(begun)).finally(begun);
  });
  // Each is awaited by its own test, and some fail before that.
  for (const run of runs) run.catch(() => undefined);
});

describe('a right client passes everything', () => {
  test.each(
    ROLES.flatMap((role, place) => [
      { which: 'ours', role, place },
      { which: 'one written from the page alone', role, place: place + ROLES.length },
    ]),
  )('$which as $role', { timeout: TEST_MS }, async ({ role, place }) => {
    const results = (await runs[place]) ?? [];
    expect(told(results, 'failed')).toEqual([]);
    expect(byName(results, 'passed')).toEqual(namesFor(role, EXTRAS));
    for (const { section } of results) expect(HEADINGS).toContain(section);
  });
});

describe('a client that', () => {
  test.each(HABITS.map(([habit, fails, role], place) => ({ habit, role, fails: [fails].flat(), place })))(
    '$habit, as $role: fails $fails and nothing else',
    { timeout: TEST_MS },
    async ({ fails, place }) => {
      const results = (await runs[2 * ROLES.length + place]) ?? [];
      expect(told(results, 'failed')).toEqual(fails.map((name) => expect.stringContaining(`${name}: `)));
    },
  );
});
