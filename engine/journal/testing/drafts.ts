import fc from 'fast-check';
import type { Command } from '../../domain/commands.js';
import type { Event } from '../../domain/events.js';
import type { RecordDraft } from '../../domain/record.js';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const code = fc.string({ minLength: 1, maxLength: 8 });
const instant = fc.maxSafeNat();
const attributes = fc.dictionary(code, fc.oneof(text, fc.maxSafeInteger(), fc.boolean()), { maxKeys: 4, noNullPrototype: true });

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>({ type: 'clock.tick' }),
  fc.record({ type: fc.constant('offer.reject' as const), offer: fc.constant('1.1' as const), reason: code }),
  fc.record({
    type: fc.constant('contact.enqueue' as const),
    tenant: code,
    contact: text,
    queue: code,
    channel: code,
    languages: fc.array(fc.record({ tag: code, exact: fc.boolean() }), { maxLength: 2 }),
    skills: fc.array(fc.record({ skill: code, level: fc.integer({ min: 1, max: 5 }) }), { maxLength: 3 }),
    residency: fc.option(code),
    customer: fc.option(text),
    priority: fc.integer({ min: -1_000, max: 1_000 }),
    band: fc.option(fc.nat(9)),
    attributes,
    adapter: fc.option(code),
  }),
  fc.record({
    type: fc.constant('router.resume' as const),
    downMs: instant,
    codeVersion: code,
    rules: fc.nat(9),
    tableDigests: fc.dictionary(code, code, { maxKeys: 3, noNullPrototype: true }),
    tzdata: code,
  }),
);

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    type: fc.constant('agent.connected' as const),
    agent: text,
    hub: code,
    tenants: fc.array(code, { maxLength: 3 }),
    connection: text,
  }),
  fc.record({
    type: fc.constant('contact.rejected' as const),
    tenant: code,
    contact: text,
    ordinal: fc.nat(),
    queue: code,
    channel: code,
    because: fc.constant('queue-full' as const),
    waitedMs: fc.nat(),
  }),
);

/** Records of every shape a codec can meet: all of Unicode (lone surrogates too), the largest integers, no events or many. */
export const drafts: fc.Arbitrary<RecordDraft> = fc.record({
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  atMs: instant,
  epoch: fc.nat(),
  by: fc.option(
    fc.record({
      sender: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      n: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    }),
  ),
  command: commands,
  events: fc.array(events, { maxLength: 4 }),
});
