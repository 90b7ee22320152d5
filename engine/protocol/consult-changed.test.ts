// Whoever asks a colleague hears how the question stands, from the events alone, and nobody else hears more for it; records from before
// events named who asks fold to the same state and are verified all the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { stateHash } from '../core/state/canonical.js';
import { withoutAsker } from '../domain/asker.js';
import type { Event } from '../domain/events.js';
import type { JournalRecord } from '../domain/record.js';
import { fold, verify } from '../journal/replay.js';
import { asking } from '../testing/asking.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import type { Scope } from './scope.js';
import { type WireEvent, wireEvents } from './wire-event.js';

const deskOf = (agent: string): Scope => ({ role: 'desk', sub: 'd', tenants: '*', agent });

/** Where an event leaves its contact; `undefined`: where it was, or the question goes on under another hand. */
const LEFT: Partial<Record<Event['type'], string>> = {
  'offer.made': 'offered',
  'offer.accepted': 'owned',
  'contact.requeued': 'queued',
  'contact.moved': 'queued',
  'contact.returned': 'queued',
  'contact.parked': 'parked',
  'contact.rejected': 'over',
  'contact.withdrawn': 'over',
  'contact.abandoned': 'over',
  'contact.released': 'over',
};

async function* each(records: readonly JournalRecord[]): AsyncGenerator<JournalRecord> {
  yield* records;
}

const brief = (told: readonly WireEvent[]): string[] =>
  told.map((one) => ('ordinal' in one ? `${one.ordinal} ${one.type} ${one.type === 'consult.changed' ? one.state : ''}` : one.type));

test('in random histories', { timeout: 3_600_000 }, async () => {
  const numRuns = runs('consults heard', { fast: 30, nightly: 5_000 });
  const heard = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyScript().map(asking), async (script) => {
      const box = await openScript(script);
      for (const beat of script.beats) await box.play(beat, script.punctual);
      const records = box.journal.records();
      const agents = [...new Set([...box.state.agents.keys(), 'nobody'])];
      // What only somebody who remembers the past knows: who asked by which contact.
      const askers = new Map<number, string>();
      for (const { events } of records) {
        const due = new Map<string, string[]>(agents.map((agent) => [agent, []]));
        for (const event of events) {
          if (event.type === 'contact.queued' && event.link !== null && event.link.kind !== 'followUp')
            askers.set(event.ordinal, event.link.agent ?? '');
          const asker = 'ordinal' in event ? askers.get(event.ordinal) : undefined;
          const state = LEFT[event.type];
          for (const agent of agents) {
            const before = wireEvents(deskOf(agent), [withoutAsker(event)]);
            const own = before.length === 0 && agent === asker && state !== undefined && 'ordinal' in event;
            if (own) heard.add(state);
            due.get(agent)?.push(...(own ? [`${event.ordinal} consult.changed ${state}`] : brief(before)));
          }
        }
        for (const agent of agents) expect([agent, brief(wireEvents(deskOf(agent), events))]).toEqual([agent, due.get(agent)]);
      }
      const older = records.map((record) => ({ ...record, events: record.events.map(withoutAsker) }));
      const hash = stateHash(box.state);
      expect(stateHash(await fold(each(records)))).toBe(hash);
      expect(stateHash(await fold(each(older)))).toBe(hash);
      expect((await verify(each(older))).stateHash).toBe(hash);
    }),
    { seed, numRuns },
  );
  expect([...heard].sort()).toEqual(expect.arrayContaining(['offered', 'over', 'owned', 'queued']));
});

test('a desk beyond whose tenants the question is, and who is asked, are not told who asks', () => {
  const subject = { tenant: 'acme', contact: 'c~consult', ordinal: 2, queue: 'q', channel: 'chat' };
  const requeued: Event = { type: 'contact.requeued', because: 'expired', ...subject, asker: 'ana' };
  const withdrawn: Event = { type: 'contact.withdrawn', reason: 'notTaken', waitedMs: 1, ...subject, asker: 'ana' };
  expect(wireEvents(deskOf('ana'), [requeued, withdrawn])).toEqual([
    { type: 'consult.changed', ...subject, state: 'queued', agent: null, because: 'expired' },
    { type: 'consult.changed', ...subject, state: 'over', agent: null, because: 'notTaken' },
  ]);
  expect(wireEvents({ role: 'desk', sub: 'd', tenants: ['beta'], agent: 'ana' }, [requeued, withdrawn])).toEqual([]);
  const on = { offer: '2.1', agent: 'claire', hub: 'lisbon' } as const;
  const rejected: Event = { type: 'offer.rejected', reason: 'busy', skipUntilMs: 9, ...subject, ...on };
  expect(wireEvents(deskOf('ana'), [rejected])).toEqual([]);
  const released = { type: 'contact.released', ...subject, ...on, because: 'released', asker: 'ana' } as unknown as Event;
  expect(wireEvents(deskOf('claire'), [released])).toEqual([withoutAsker(released)]);
});
