import type { RecordDraft } from '@signalbox/engine/journal';
import fc from 'fast-check';

/** A small record; `note` makes it differ from others at the same place. */
export const draft = (seq: number, note = '', epoch = 1): RecordDraft => ({
  seq,
  atMs: 1_700_000_000_000 + seq,
  epoch,
  by: seq % 2 === 0 ? null : { sender: 'contract', n: seq },
  command: { type: 'offer.reject', offer: `${seq}.1`, reason: `r${note}` },
  events: [{ type: 'agent.connected', agent: `ana ${note}`, hub: 'lisbon', tenants: ['retail'], connection: 'c' }],
});

/** `count` small records from `from` on. */
export const draftsFrom = (from: number, count: number, note = '', epoch = 1): RecordDraft[] =>
  Array.from({ length: count }, (_, i) => draft(from + i, note, epoch));

/** What a writer may do to a journal, one thing after the other; `waits`: for the answer, before it goes on. */
export type Deed =
  | { readonly does: 'append'; readonly count: number; readonly note: string; readonly waits: boolean }
  | { readonly does: 'repeat'; readonly back: number; readonly more: number; readonly waits: boolean }
  | { readonly does: 'reopen' };

/** Histories of a well-behaved writer: batches of all sizes, repeats of what it did not hear an answer to, restarts. */
export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        does: fc.constant('append' as const),
        count: fc.integer({ min: 0, max: 12 }),
        note: fc.string({ maxLength: 40 }),
        waits: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('repeat' as const), back: fc.nat(9), more: fc.nat(3), waits: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.constant({ does: 'reopen' as const }) },
  ),
  { maxLength: 16 },
);
