// Contacts asked about one agent at a time are asked about as one where all reasons say the same of them, and never where one does not.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import type { LiveContact } from '../../core/state/state.js';
import { type Box, openBox } from '../../testing/box.js';
import { BEGIN_MS } from '../../testing/names.js';
import { company } from '../../testing/small.js';
import { match } from '../match.js';
import { matchNaive } from '../match.naive.js';

vi.setConfig({ testTimeout: 600_000 });

const AGENTS = ['ana', 'bea', 'cleo'];

/** One queue in which everybody can do everything, so that contacts differ only in what has become of them. */
const setting = company({
  agents: Object.fromEntries(AGENTS.map((agent) => [agent, { channelMax: { chat: 2 } }])),
  help: { channels: ['chat'], steps: [{}], wrapUpMax: 0, offer: { reofferRejected: '20s' } },
});

type Move = { readonly what: 'arrive' | 'reject' | 'accept' | 'release' | 'consult' | 'in' | 'out' | 'pass'; readonly which: number };

const anyMove: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom(
    'arrive',
    'arrive',
    'arrive',
    'reject',
    'reject',
    'reject',
    'accept',
    'accept',
    'release',
    'consult',
    'consult',
    'in',
    'in',
    'out',
    'pass',
  ),
  which: fc.nat(11),
});

async function make({ state, clock, send }: Box, { what, which }: Move, n: number): Promise<void> {
  const agent = AGENTS[which % AGENTS.length] as string;
  const pick = <T>(of: Iterable<T>): T | undefined => [...of][which % Math.max(1, [...of].length)];
  const offer = pick([...state.offers.values()].filter((one) => one.state === 'live'));
  const held = pick([...state.contacts.values()].filter((one) => one.state === 'owned'))?.contact;
  if (what === 'arrive') await send({ type: 'contact.enqueue', contact: `chat${n}`, queue: 'help', channel: 'chat' });
  if (what === 'in') await send({ type: 'agent.sign-in', agent });
  if (what === 'out') await send({ type: 'agent.sign-out', agent, requeue: true });
  if (what === 'pass') clock.runTo(clock.nowMs() + which * 1_000);
  if (offer !== undefined && what === 'reject') await send({ type: 'offer.reject', offer: offer.offer });
  if (offer !== undefined && what === 'accept') await send({ type: 'offer.accept', offer: offer.offer });
  if (held !== undefined && what === 'release') await send({ type: 'contact.release', contact: held });
  if (held !== undefined && what === 'consult')
    await send({ type: 'contact.consult', contact: held, to: { queue: 'help' }, as: `asks${n}` });
}

/** Whether of those that wait two say something and not the same. */
const different = (waiting: readonly LiveContact[], said: (contact: LiveContact) => string): boolean =>
  new Set(waiting.map(said).filter((text) => text !== '')).size > 1;

test('where everybody refuses and asks, indexed ≡ naive', async () => {
  const numRuns = runs('histories of refusals and questions', { fast: 50, nightly: 10_000 });
  const met = { differentRefusers: 0, differentAskers: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(anyMove, { minLength: 60, maxLength: 120 }), async (moves) => {
      const box = await openBox(setting, {
        match: (state, atMs) => {
          const offer = match(state, atMs);
          deepStrictEqual(offer, matchNaive(state, atMs));
          return offer;
        },
      });
      box.clock.runTo(BEGIN_MS + 1_000);
      for (const agent of AGENTS) {
        await box.send({ type: 'agent.connected', agent, connection: 'desk' });
        await box.send({ type: 'agent.sign-in', agent });
      }
      for (const [n, move] of moves.entries()) {
        await make(box, move, n);
        const waiting = [...box.state.contacts.values()].filter(({ state }) => state === 'queued');
        if (different(waiting, ({ refusals }) => [...refusals.keys()].join())) met.differentRefusers++;
        if (different(waiting, ({ link }) => link?.agent ?? '')) met.differentAskers++;
      }
    }),
    { seed, numRuns },
  );
  // It would prove nothing if the same agents had refused all that wait, or asked by them.
  expect(met.differentRefusers).toBeGreaterThan(numRuns);
  expect(met.differentAskers).toBeGreaterThan(numRuns);
});
