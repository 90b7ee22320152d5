// Proves that a hub's blend shares each agent between customers who come and customers who are called, leaves nobody idle for it, and survives restarts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { definePlan } from '../domain/plan-file/define-plan.js';
import { explainRecord } from '../journal/explain-at.js';
import { type Scene, scene } from '../testing/scene.js';
import { calendar, company, HUB_FILES } from '../testing/small.js';
import { decodeState, encodeState, stateHash } from './state/canonical.js';

const always = [calendar('window/polite/Europe/Lisbon', [[-1, 900_000]]), calendar('days/Europe/Lisbon', [[-1, 900_000]])];

/** Ana takes calls and leads, Ben calls only; whoever is chosen has the contact at once. */
const blended = (blend: { outboundPercent: number; window?: number }, help: object = {}) =>
  company({
    agents: { ana: {}, ben: { queues: ['help'] } },
    help: { channels: ['voice'], offer: { mode: 'auto' }, wrapUpMax: 0, ...help },
    queues: { sales: { channels: ['voice'], offer: { mode: 'auto' }, wrapUpMax: 0 } },
    plan: {
      hubs: { ...HUB_FILES, bucharest: { ...HUB_FILES['bucharest'], blend } as never },
      callingWindows: { polite: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
      customerZones: ['Europe/Lisbon'],
      campaigns: { leads: { queue: 'sales', window: 'polite' } },
    },
    calendars: always,
  });

let calls = 0;
const call = (play: Scene) => play.arrives(`call-${++calls}`);
const lead = (play: Scene) => play.arrives(`lead-${++calls}`, { queue: 'sales', campaign: 'leads', zone: 'Europe/Lisbon' });
const inHand = (play: Scene, agent: string): string | undefined =>
  [...play.box.state.offers.values()].find((offer) => offer.agent === agent && offer.state === 'assigned')?.contact;

/** What an agent has, one after the other, while something of either kind always waits. */
async function taken(play: Scene, agent: string, count: number): Promise<string> {
  let kinds = '';
  for (let n = 0; n < count; n++) {
    const contact = inHand(play, agent);
    if (contact === undefined) throw new Error(`${agent} has nothing in hand`);
    kinds += contact.startsWith('call') ? 'i' : 'o';
    await (contact.startsWith('call') ? call(play) : lead(play));
    await play.done(contact);
  }
  return kinds;
}

async function bothWaiting(play: Scene): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await call(play);
    await lead(play);
  }
}

test('while both wait, one in five is outbound, though every lead stands behind every call', async () => {
  const play = await scene(blended({ outboundPercent: 20 }));
  await bothWaiting(play);
  await play.ready('ana');
  expect(await taken(play, 'ana', 20)).toBe('iiiioiiiioiiiioiiiio');
  const asked = await play.box.router.ask({ type: 'agent', agent: 'ana' });
  expect(asked.ok && asked.view.blend).toEqual({ outboundPercent: 20, outbound: 4, of: 20 });
});

test('whoever waits alone is taken, however far ahead that is; the other direction is owed its share from then on', async () => {
  const play = await scene(blended({ outboundPercent: 50, window: 4 }));
  await play.ready('ana');
  for (let n = 0; n < 6; n++) {
    await lead(play);
    await play.done(inHand(play, 'ana') as string);
  }
  await bothWaiting(play);
  expect(await taken(play, 'ana', 8)).toBe('iiooiioo');
});

test('explain says whose turn it is; who has had less of it takes the other', async () => {
  const play = await scene(blended({ outboundPercent: 50, window: 4 }));
  await play.ready('ana');
  await play.arrives('first');
  await play.done('first');
  await play.ready('ben');
  await play.send({ type: 'hub.suspend', hub: 'bucharest' });
  await play.arrives('call');
  await play.arrives('lead', { queue: 'sales', campaign: 'leads', zone: 'Europe/Lisbon' });
  const before = decodeState(encodeState(play.box.state));
  await play.send({ type: 'hub.resume', hub: 'bucharest' });
  expect([inHand(play, 'ana'), inHand(play, 'ben')]).toEqual(['lead', 'call']);
  const [resumed] = play.box.journal.records(before.seq + 1);
  const offers = resumed === undefined ? [] : explainRecord(before, resumed, () => true);
  expect(
    offers.map(({ offer, view }) => [offer.contact, view.verdicts.map(({ agent, reason, because }) => [agent, reason, because])]),
  ).toEqual([
    [
      'call',
      [
        ['ben', null, null],
        ['ana', 'blend', '1 of the last 1 of ana were inbound, 50 % are to be, and lead waits'],
      ],
    ],
    [
      'lead',
      [
        ['ana', null, null],
        ['ben', 'tenant', 'ben is limited to the queues help'],
      ],
    ],
  ]);
});

test('urgent contacts wait for no share, and what is given by hand is given', async () => {
  const play = await scene(blended({ outboundPercent: 50, window: 4 }));
  await play.ready('ana');
  for (const contact of ['1', '2']) {
    await play.arrives(contact);
    if (contact === '1') await play.done(contact);
  }
  await lead(play);
  await call(play);
  await play.arrives('alarm', { band: 0 });
  await play.done('2');
  expect(inHand(play, 'ana')).toBe('alarm');
  const waits = [...play.box.state.waiting].map(({ contact }) => contact);
  await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
  await play.done('alarm');
  expect(await play.send({ type: 'contact.assign', contact: waits[0] as string, agent: 'ana' })).toBe('ok');
  expect(waits[0]).toMatch(/^call/);
});

test('what an agent has had is kept by a snapshot and by a new plan, which may look back on less', async () => {
  const setting = blended({ outboundPercent: 50, window: 4 });
  const play = await scene(setting);
  await play.ready('ana');
  await play.arrives('1');
  await play.done('1');
  await play.arrives('2');
  const { state } = play.box;
  const restored = decodeState(encodeState(state));
  expect(stateHash(restored)).toBe(stateHash(state));
  expect(restored.agents.get('ana')?.lastDirections).toEqual(['inbound', 'inbound']);
  const narrower = blended({ outboundPercent: 50, window: 2 });
  expect(await play.send({ type: 'plan.publish', ...narrower })).toBe('ok');
  await call(play);
  await lead(play);
  await play.done('2');
  expect(inHand(play, 'ana')).toMatch(/^lead/);
  expect(play.box.state.agents.get('ana')?.lastDirections).toEqual(['inbound', 'outbound']);
});

// The bound: while both directions wait for an agent, neither is ever a whole acceptance from its share of the window.
test('fairness bound of blend: less than one acceptance from the share, whatever percent and window', { timeout: 600_000 }, async () => {
  const numRuns = runs('fairness of blends', { fast: 30, nightly: 2_000 });
  const anyBlend = fc
    .integer({ min: 5, max: 95 })
    .chain((outboundPercent) =>
      fc
        .integer({ min: Math.ceil(100 / Math.min(outboundPercent, 100 - outboundPercent)), max: 30 })
        .map((window) => ({ outboundPercent, window })),
    );
  await fc.assert(
    fc.asyncProperty(anyBlend, async (blend) => {
      const play = await scene(blended(blend));
      await bothWaiting(play);
      await play.ready('ana');
      const kinds = await taken(play, 'ana', 60);
      for (let end = 1; end <= kinds.length; end++) {
        const last = kinds.slice(Math.max(0, end - blend.window), end);
        const outbound = last.replaceAll('i', '').length;
        expect(Math.abs(outbound * 100 - blend.outboundPercent * last.length), `${JSON.stringify(blend)} ${kinds}`).toBeLessThan(100);
      }
    }),
    { seed, numRuns },
  );
});

test('a share that the window cannot tell is refused, at its place', () => {
  const refused = (blend: object) => {
    const hub = { kind: 'monolingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt'], blend } as never;
    return definePlan({ plan: 'shop', hubs: { lisbon: hub }, queues: { help: { channels: ['voice'] } } }).problems.map(
      ({ code, path, next }) => [code, path.join('.'), next],
    );
  };
  expect(refused({ outboundPercent: 20, window: 4 })).toEqual([
    ['BLEND_WINDOW_SHORT', 'hubs.lisbon.blend.window', 'Let "window" be at least 5.'],
  ]);
  expect(refused({ outboundPercent: 98 })).toEqual([
    ['BLEND_WINDOW_SHORT', 'hubs.lisbon.blend.outboundPercent', 'Let "window" be at least 50.'],
  ]);
  expect(refused({ outboundPercent: 20, window: 5 })).toEqual([]);
  expect(refused({ outboundPercent: 0 }).map(([, path]) => path)).toEqual(['hubs.lisbon.blend.outboundPercent']);
});
