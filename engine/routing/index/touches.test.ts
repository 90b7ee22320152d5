// Every word about whom an event touches is needed: with any one of them left out, the index makes another offer within some hundred histories.
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test, vi } from 'vitest';
import { nightly, runs, seed } from '../../../scripts/testing/runs.js';
import { TOUCHES } from '../../core/apply/touches.js';
import type { RouterState } from '../../core/state/state.js';
import { allTouched, type Touched } from '../../core/state/touched.js';
import type { Match } from '../../core/step.js';
import type { OfferMade } from '../../domain/events/offer.js';
import type { Event } from '../../domain/events.js';
import { type BoxOptions, playScript } from '../../testing/box.js';
import { matchedHistories } from '../../testing/matched-histories.js';
import { plainJournal } from '../../testing/plain-journal.js';
import { TOUCHING_SCENES } from '../../testing/touching-scenes.js';
import { indexedMatch } from '../match.js';
import { matchNaive } from '../match.naive.js';
import { INDEX_LIMITS } from './limits.js';

vi.setConfig({ hookTimeout: nightly ? 7_200_000 : 120_000 });

const { tell } = vi.hoisted(() => ({ tell: { all: (_state: RouterState, _event: Event): void => undefined } }));
vi.mock('../../core/apply/touch.js', () => ({ touch: (state: RouterState, event: Event) => tell.all(state, event) }));
const { touch } = await vi.importActual<typeof import('../../core/apply/touch.js')>('../../core/apply/touch.js');

/** A matcher that is told of events by a table in which one word is missing, or none. */
interface Told {
  readonly touches: typeof TOUCHES;
  readonly match: Match;
  readonly of: WeakMap<RouterState, Touched>;
  /** The history in which it made another offer than it should have. */
  noticed?: number;
}

const toldBy = (touches: typeof TOUCHES): Told => ({ touches, match: indexedMatch(INDEX_LIMITS), of: new WeakMap() });

/** Whoever has left the house is forgotten when told so; nobody would miss what is kept of them. */
const FORGETS_ONLY: readonly string[] = ['agent.connection-expired agent'];

const WORDS = Object.entries(TOUCHES).flatMap(([type, parts]) =>
  (parts ?? []).map((part) => ({ type, part, rest: (parts ?? []).filter((other) => other !== part), word: `${type} ${part}` })),
);
const SOUND = toldBy(TOUCHES);
const WITHOUT: ReadonlyMap<string, Told> = new Map(
  WORDS.filter(({ word }) => !FORGETS_ONLY.includes(word)).map(({ type, rest, word }) => [word, toldBy({ ...TOUCHES, [type]: rest })]),
);

/** What has been noted for one matcher takes the place of what has been noted for another. */
function asNotedFor<T>(told: Told, state: RouterState, work: () => T): T {
  const { touched } = state;
  const own = told.of.get(state) ?? allTouched();
  told.of.set(state, own);
  own.shares ||= touched.shares;
  Object.assign(state, { touched: own });
  try {
    return work();
  } finally {
    Object.assign(state, { touched });
  }
}

/** Whether it makes the offer it should make; one that has lost its way altogether does not. */
function agrees(told: Told, state: RouterState, atMs: number, offer: OfferMade | undefined): boolean {
  return asNotedFor(told, state, () => {
    try {
      return isDeepStrictEqual(told.match(state, atMs), offer);
    } catch {
      return false;
    }
  });
}

/** Lets something be played once, with all beside it that have not been noticed yet; `place` says which it was. */
async function play(what: (options: BoxOptions) => Promise<unknown>, place: number): Promise<void> {
  const beside = [SOUND, ...WITHOUT.values()].filter(({ noticed }) => noticed === undefined);
  tell.all = (state, event) => {
    for (const told of beside) asNotedFor(told, state, () => touch(state, event, told.touches));
    state.touched.shares = false;
  };
  const match: Match = (state, atMs) => {
    const offer = matchNaive(state, atMs);
    for (const told of beside) if (told.noticed === undefined && !agrees(told, state as RouterState, atMs, offer)) told.noticed = place;
    return offer;
  };
  await what({ match, journal: plainJournal() });
}

/** Words that are missed so seldom that only the nightly run plays enough histories to miss them. */
const SELDOM: readonly string[] = [
  'contact.rejected contact',
  'contact.updated contact',
  'contact.abandoned contact',
  'contact.withdrawn contact',
  'contact.parked contact',
  'tier.opened contact',
  'contact.released work',
  'offer.failed contact',
  'offer.failed work',
  'offer.revoked contact',
  'assignment.resumed work',
  'assignment.ended work',
  'agent.connected agent',
  'agent.not-ready agent',
  'agent.next-presence-set agent',
  'agent.changed agent',
  'agent.change-ended agent',
  'queue.opened queue',
  'queue.closed queue',
  'queue.override-ended queue',
  'hub.opened hub',
  'hub.suspended hub',
  'hub.resumed hub',
  'adapter.connected adapter',
];

beforeAll(async () => {
  const most = runs('histories until a word left out of what events touch is noticed, at most', { fast: 14, nightly: 1_000 });
  for (const one of TOUCHING_SCENES) await play(one, 0);
  for (const [place, script] of matchedHistories(seed, most).entries()) await play((options) => playScript(script, options), place + 1);
  const last = [...WITHOUT].sort(([, a], [, b]) => (b.noticed ?? most + 1) - (a.noticed ?? most + 1)).slice(0, 25);
  process.stderr.write(`[runs] noticed last: ${last.map(([word, { noticed }]) => `${word} after ${noticed ?? 'more'}`).join(', ')}\n`);
});

test.each([...WITHOUT].filter(([word]) => nightly || !SELDOM.includes(word)))('%s', (_, told) => {
  expect(told.noticed).toEqual(expect.any(Number));
});

test('with no word missing nothing is noticed', () => {
  expect(SOUND.noticed).toBeUndefined();
});
