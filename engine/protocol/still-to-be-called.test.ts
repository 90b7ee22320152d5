// A desk that only follows its events knows of all it is offered or has whether the customer has still to be called, as its snapshot says;
// and records from before events said so fold, and are verified, to the same state.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { stateHash } from '../core/state/canonical.js';
import { viewAgent } from '../core/views.js';
import type { Event } from '../domain/events.js';
import type { JournalRecord } from '../domain/record.js';
import { fold, verify } from '../journal/replay.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { anyOutboundScript } from '../testing/outbound-script.js';
import type { OfferView } from '../views.js';
import type { Scope } from './scope.js';
import { type WireEvent, wireEvents } from './wire-event.js';

const deskOf = (agent: string): Scope => ({ role: 'desk', sub: 'd', tenants: '*', agent });

/** What a desk makes of its events, by the page of the protocol: an item of work, its contact and its `callback`. */
type Shown = Map<string, { readonly ordinal: number; callback: OfferView['callback'] }>;

function follow(shown: Shown, event: WireEvent): void {
  if (event.type === 'offer.made') shown.set(event.offer, { ordinal: event.ordinal, callback: event.callback ?? null });
  if (event.type === 'contact.released' || event.type === 'assignment.ended') shown.delete(event.offer);
  for (const one of shown.values()) {
    if (!('ordinal' in event) || event.ordinal !== one.ordinal) continue;
    if (event.type === 'contact.callback-requested') one.callback = { attempts: event.attempts ?? 0 };
    if (event.type === 'contact.callback-ended') one.callback = null;
    if (event.type === 'contact.dialled') one.callback = event.outcome === 'connected' ? null : { attempts: event.attempt };
  }
}

/** As a router from before these fields wrote it. */
function older(event: Event): Event {
  if (event.type === 'offer.made') return (({ callback: _, ...rest }) => rest)(event);
  if (event.type === 'contact.dialled') return (({ agents: _, ...rest }) => rest)(event);
  if (event.type === 'contact.callback-requested') return (({ agents: _, attempts: __, ...rest }) => rest)(event);
  return event;
}

async function* each(records: readonly JournalRecord[]): AsyncGenerator<JournalRecord> {
  yield* records;
}

test('in random histories', { timeout: 3_600_000 }, async () => {
  const numRuns = runs('callbacks shown', { fast: 20, nightly: 5_000 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyOutboundScript(), anyScript()), async (script) => {
      const box = await openScript(script);
      const desks = new Map<string, Shown>();
      let read = 0;
      for (const [place, beat] of script.beats.entries()) {
        await box.play(beat, script.punctual);
        const { state } = box;
        const offered = [...state.contacts.values()].find((one) => one.state === 'offered' && one.callback === null && one.link === null);
        // While it is offered a customer hardly ever asks by chance.
        if (place % 4 === 0 && offered !== undefined)
          await box.send({ type: 'contact.request-callback', tenant: offered.tenant, contact: offered.contact });
        const news = box.journal.records(read + 1, state.seq);
        read = state.seq;
        for (const agent of state.agentsInOrder) {
          const shown: Shown = desks.get(agent.id) ?? new Map();
          desks.set(agent.id, shown);
          for (const { events } of news)
            for (const event of wireEvents(deskOf(agent.id), events)) {
              expect(event).not.toHaveProperty('agents');
              if (event.type === 'contact.dialled' || event.type === 'contact.callback-requested')
                if ([...shown.values()].some(({ ordinal }) => ordinal === event.ordinal)) seen.add(event.type);
              follow(shown, event);
            }
          for (const { offer, state: at, callback } of viewAgent(state, agent).work) {
            expect([offer, shown.get(offer)?.callback ?? null]).toEqual([offer, callback]);
            if (callback !== null) seen.add(at);
          }
        }
      }
      const before = box.journal.records().map((record) => ({ ...record, events: record.events.map(older) }));
      const hash = stateHash(box.state);
      expect(stateHash(await fold(each(before)))).toBe(hash);
      expect((await verify(each(before))).stateHash).toBe(hash);
    }),
    { seed, numRuns },
  );
  expect([...seen].sort()).toEqual(expect.arrayContaining(['assigned', 'contact.callback-requested', 'contact.dialled', 'live']));
});
