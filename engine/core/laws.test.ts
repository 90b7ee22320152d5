// What holds after every step of every history over every plan, whatever agents, customers and networks do, in whatever order.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { JournalRecord } from '../domain/record.js';
import { wireEventSchema } from '../protocol/event-schema.js';
import { openScript } from '../testing/box.js';
import { inCustomersOrder } from '../testing/customers-order.js';
import { fractions, narrowed, openings, shut, tierNarrowed } from '../testing/laws.js';
import { anyScript } from '../testing/moves.js';
import { applyRecord, closeRecord } from './apply.js';
import { violations } from './invariants.js';
import { stateHash } from './state/canonical.js';
import { freshState } from './state/state.js';
import { step } from './step.js';

vi.setConfig({ testTimeout: 3_600_000 });

/** Every event of the protocol that is in the journal: how a question stands is told to its asker's desk alone, on the wire. */
const EVENT_TYPES = wireEventSchema.options.map(({ shape }) => shape.type.value).filter((type) => type !== 'consult.changed');

describe('after every step', () => {
  // The invariants hold; the records fold to the state that deciding gave; steps and tiers that are open stay open and only widen; numbers are
  // integers; nobody is offered one of a customer's contacts past another of the same kind that came before.
  test('work conservation, capacity, exclusivity, monotone rings, per-customer order: a router keeps its invariants, and its records give its state', async () => {
    const numRuns = runs('invariants and fold', { fast: 300, nightly: 10_000 });
    const inTurn = inCustomersOrder();
    const told = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        const box = await openScript(script, { match: inTurn.match });
        const folded = freshState();
        const wrong: string[] = [];
        for (const [place, beat] of script.beats.entries()) {
          const before = openings(box.state);
          await box.play(beat, script.punctual);
          wrong.push(...violations(box.state));
          const moved = new Set<number>();
          for (const record of box.journal.records(folded.seq + 1)) {
            applyRecord(folded, record);
            wrong.push(...fractions(record.events));
            for (const event of record.events) {
              told.set(event.type, (told.get(event.type) ?? 0) + 1);
              // One may go to another queue and be sent back within a step.
              if (event.type === 'contact.moved') moved.add(event.ordinal);
            }
          }
          // A difference does not go away by itself: to hash both now and then, and at the end, finds it too.
          if (place % 8 === 0 || place === script.beats.length - 1) expect(stateHash(folded)).toBe(stateHash(box.state));
          for (const contact of box.state.contacts.values())
            wrong.push(
              ...(moved.has(contact.ordinal) ? [] : shut(before, contact)),
              ...narrowed(box.state, contact),
              ...tierNarrowed(box.state, contact),
            );
          // Asked for once per beat: most of the time there is nothing to say.
          if (wrong.length > 0) expect(wrong).toEqual([]);
        }
      }),
      { seed, numRuns },
    );
    // Proved by what happened: of two alike contacts of one customer, the earlier one had to be chosen that often.
    expect(inTurn.chosen).toBeGreaterThan(numRuns / 50);
    // The census: all this is said of histories in which everything happens that the protocol can tell of.
    const least = Math.floor(numRuns / 500);
    expect(EVENT_TYPES.filter((type) => (told.get(type) ?? 0) < least)).toEqual([]);
  });

  // A refused command has no effect but that time has passed: what fell due is what a clock.tick would have fired.
  test('a refusal changes nothing', async () => {
    const numRuns = runs('refusals', { fast: 50, nightly: 10_000 });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        const box = await openScript(script);
        // What the records fold to is the state before the command; a copy of it sees what a tick alone would have done.
        const twin = freshState();
        for (const beat of script.beats) {
          const sent = await box.play(beat, script.punctual);
          const refusal = sent !== undefined && !sent.answer.ok;
          const own = refusal ? sent.records : [];
          for (const record of box.journal.records(twin.seq + 1, box.state.seq - own.length)) applyRecord(twin, record);
          if (!refusal) continue;
          refused++;
          if (own.length > 0) {
            const { seq, epoch } = own[0] as JournalRecord;
            const { fired, decided } = step(twin, { seq, atMs: sent.atMs, command: { type: 'clock.tick' } });
            closeRecord(twin, { seq, atMs: sent.atMs, epoch, by: null });
            expect(own.map(({ command, by }) => ({ command, by }))).toEqual([{ command: { type: 'clock.tick' }, by: null }]);
            expect([...fired, ...decided]).toEqual(own.flatMap(({ events }) => events));
          }
          expect(stateHash(twin)).toBe(stateHash(box.state));
        }
      }),
      { seed, numRuns },
    );
    expect(refused).toBeGreaterThan(numRuns);
  });
});
