// A thousand malformed frames of many kinds: each gets a typed error or a clean close; the router never stops and nothing ever happens.
import { CLOSES, REJECTIONS, type ServerFrame } from '@signalbox/engine/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { ADAPTER, DESK, type House, openHouse, SUPERVISOR } from './testing/house.js';
import type { Link } from './testing/link.js';
import { type Malformed, malformedFrames } from './testing/malformed.js';
import { populate, standing } from './testing/world.js';

let house: House;
afterEach(() => house.close());

const CODES: ReadonlySet<string> = new Set(Object.keys(REJECTIONS));
const CLEAN: ReadonlySet<number> = new Set([...Object.values(CLOSES).map(({ code }) => code), 1002, 1007]);
const OF_CONNECTIONS = /^(agent|adapter)\.(connected|connection-dropped|connection-lost)$/;

/** Sends one and waits until the gateway has shown what it thinks of it. */
async function reaction(link: Link, malformed: Malformed, probe: number): Promise<'error' | 'closed'> {
  const errors = link.frames.filter(({ type }) => type === 'error').length;
  malformed.send(link.socket);
  // Whatever comes before the answer to this question has been dealt with.
  link.send({ type: 'query', id: `probe-${probe}`, query: { type: 'sender', sender: 'somebody else' } });
  const answered = await Promise.race([
    link
      .next('error', ({ id }) => id === `probe-${probe}`)
      .then(
        () => true,
        () => false,
      ),
    link.closed.then(() => false),
  ]);
  if (!answered) {
    const { code } = await link.closed;
    expect([malformed.kind, CLEAN.has(code)]).toEqual([malformed.kind, true]);
    return 'closed';
  }
  const given = link.frames.filter((frame): frame is Extract<ServerFrame, { type: 'error' }> => frame.type === 'error').slice(errors, -1);
  expect([malformed.kind, given.length > 0]).toEqual([malformed.kind, true]);
  for (const { code, message, next } of given) {
    expect(CODES).toContain(code);
    expect(`${message}${next}`).not.toBe('');
  }
  return 'error';
}

describe('malformed frames', () => {
  test('are answered by name or end the connection cleanly, and have no effect', async () => {
    const count = runs('malformed frames', { fast: 1_000, nightly: 20_000 });
    // Bytes that happen to begin a long frame swallow what follows them, and end by the gateway's own patience: two heartbeats.
    house = await openHouse({ clock: standing, limits: { malformedMax: 40, heartbeatMs: 500 } });
    await populate(house.router);
    const before = await house.router.ask({ type: 'overview' });
    const releasedBefore = house.released.length;
    const links = new Map<string, Link>();
    const outcomes = { error: 0, closed: 0 };
    const kinds = new Set<string>();
    let probe = 0;
    for (const malformed of malformedFrames(seed, count)) {
      const claims = [ADAPTER, DESK, SUPERVISOR][probe % 3] as typeof DESK;
      const role = String(claims['role']);
      const link = links.get(role) ?? (await house.link(claims));
      links.set(role, link);
      if ((await reaction(link, malformed, probe)) === 'closed') {
        outcomes.closed += 1;
        links.delete(role);
      } else outcomes.error += 1;
      kinds.add(malformed.kind);
      probe += 1;
    }
    expect(outcomes.error + outcomes.closed).toBe(count);
    expect(outcomes.closed).toBeGreaterThan(10);
    expect(kinds.size).toBeGreaterThanOrEqual(20);
    expect(house.router.phase).toBe('open');
    const happened = house.released.slice(releasedBefore).flatMap(({ events }) => events.map(({ type }) => type));
    expect(happened.filter((type) => !OF_CONNECTIONS.test(type))).toEqual([]);
    const after = await house.router.ask({ type: 'overview' });
    if (!before.ok || !after.ok) throw new Error('no overview');
    expect(after.view).toEqual(before.view);
    for (const link of links.values()) link.close();
  });

  test('too many of them close the connection, and say so', async () => {
    house = await openHouse({ limits: { malformedMax: 3 } });
    const desk = await house.link(DESK);
    for (let i = 0; i < 3; i += 1) desk.send('{');
    expect(await desk.next('bye')).toMatchObject({ reason: 'policy', retryAfterMs: null });
    expect(desk.frames.map((frame) => (frame.type === 'error' ? frame.code : '')).filter((code) => code !== '')).toEqual([
      'FRAME_INVALID',
      'FRAME_INVALID',
      'FRAME_INVALID',
      'FRAMES_MALFORMED',
    ]);
    expect((await desk.closed).code).toBe(1008);
  });

  test('a calendar that is none is refused even from an administering supervisor', async () => {
    house = await openHouse();
    const admin = await house.link({ ...SUPERVISOR, admin: true });
    for (const [i, calendar] of [
      {},
      { id: 'x', instantsMs: 'y', horizonMs: 1, tzdata: 'z' },
      { id: 'x', instantsMs: [2, 1], horizonMs: 1, tzdata: 'z' },
    ].entries()) {
      admin.send({ type: 'command', n: i + 1, command: { type: 'calendar.extend', calendars: [calendar] } });
      expect(await admin.next('error', ({ n }) => n === i + 1)).toMatchObject({ code: 'COMMAND_INVALID' });
    }
  });
});
