// The description of each view is its type in other words, and every view of every router fits it, with no field more and none less.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, expectTypeOf, test, vi } from 'vitest';
import type { z } from 'zod';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { RouterState } from '../core/state/state.js';
import { DIMENSIONS } from '../projections/dimensions.js';
import type { QueryInput, QueryType } from '../query.js';
import { asking } from '../testing/asking.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import type { Views } from '../views.js';
import { viewSchemas } from './view-schema.js';

vi.setConfig({ testTimeout: 3_600_000 });

type Frozen<T> = T extends readonly (infer E)[] ? readonly Frozen<E>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Described = { readonly [T in QueryType]: Frozen<z.output<(typeof viewSchemas)[T]>> };

test('the description knows every view and every field; a difference does not compile', () => {
  expectTypeOf<Described>().toEqualTypeOf<{ readonly [T in QueryType]: Frozen<Views[T]> }>();
});

/** Throws if a field is missing or wrong; gives the view without the fields the description does not know. */
const described = (type: QueryType, view: unknown): unknown => viewSchemas[type].parse(view);

/** The view as it goes over the wire. */
const written = (view: unknown): unknown => JSON.parse(JSON.stringify(view));

/** Every question there is to ask about a state. */
function questions(state: Readonly<RouterState>): QueryInput[] {
  const asked: QueryInput[] = [{ type: 'overview' }, { type: 'sender', sender: 'nobody' }];
  for (const { tenant, contact } of state.contacts.values())
    for (const type of ['contact', 'explain', 'why-waiting'] as const) asked.push({ type, tenant, contact });
  for (const agent of state.agents.keys()) asked.push({ type: 'agent', agent });
  for (const queue of state.queues.keys()) asked.push({ type: 'queue', queue }, { type: 'slots', queue });
  for (const hub of state.hubs.keys()) asked.push({ type: 'hub', hub });
  for (const adapter of state.adapters.keys()) asked.push({ type: 'adapter', adapter });
  for (const by of DIMENSIONS) asked.push({ type: 'statistics', by });
  for (const sender of state.senders.keys()) asked.push({ type: 'sender', sender });
  return asked;
}

/** Paths that some view filled, without places in lists: `agent.work.dueMs`. */
function filled(path: string, value: unknown, into: Set<string>): void {
  if (value === null || value === undefined) return;
  into.add(path);
  if (Array.isArray(value)) for (const item of value) filled(path, item, into);
  else if (typeof value === 'object') for (const [name, inner] of Object.entries(value)) filled(`${path}.${name}`, inner, into);
}

test('views of random histories fit, with everything in them that is seldom filled', async () => {
  const numRuns = runs('views', { fast: 60, nightly: 1_000 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script);
      for (const [place, beat] of script.beats.entries()) {
        await box.play(beat, script.punctual);
        if (place % 8 !== 0) continue;
        for (const query of questions(box.state)) {
          const answer = await box.router.ask(query);
          if (!answer.ok) continue;
          const view = written(answer.view);
          const known = described(query.type, view);
          if (!isDeepStrictEqual(known, view)) expect([query, known]).toEqual([query, view]);
          filled(query.type, view, seen);
        }
      }
    }),
    { seed, numRuns },
  );
  for (const type of Object.keys(viewSchemas)) expect(seen).toContain(type);
  for (const path of ['affinity', 'aside', 'slot', 'outbound', 'callback', 'owner']) expect(seen).toContain(`contact.${path}`);
  for (const path of ['next', 'backOffUntilMs', 'changes', 'work.dueMs', 'work.acceptedAtMs']) expect(seen).toContain(`agent.${path}`);
  for (const path of ['queue.override', 'queue.shares', 'hub.suspension', 'explain.verdicts.rank', 'why-waiting.estimate.p90Ms'])
    expect(seen).toContain(path);
});

test('what agents ask fits, which random histories seldom hold', async () => {
  const seen = new Set<string>();
  for (const script of fc.sample(anyScript().map(asking), { seed, numRuns: 10 })) {
    const box = await openScript(script);
    for (const beat of script.beats) {
      await box.play(beat, script.punctual);
      for (const agent of box.state.agents.keys()) {
        const answer = await box.router.ask({ type: 'agent', agent });
        if (!answer.ok || !('questions' in answer.view) || answer.view.questions.length === 0) continue;
        const view = written(answer.view);
        expect(described('agent', view)).toEqual(view);
        filled('agent', view, seen);
      }
    }
  }
  for (const field of ['about', 'to', 'agent']) expect(seen).toContain(`agent.questions.${field}`);
});

test('a field more or a field less is noticed, in each view', async () => {
  const tried = new Set<QueryType>();
  for (const script of fc.sample(anyScript(), { seed, numRuns: 20 })) {
    const box = await openScript(script);
    for (const beat of script.beats) {
      await box.play(beat, script.punctual);
      for (const query of questions(box.state)) {
        if (tried.has(query.type)) continue;
        const answer = await box.router.ask(query);
        if (!answer.ok) continue;
        tried.add(query.type);
        const view = written(answer.view) as Record<string, unknown>;
        expect(described(query.type, { ...view, surplus: 1 })).toEqual(view);
        for (const field of Object.keys(view)) {
          const { [field]: _, ...less } = view;
          expect(() => described(query.type, less)).toThrow(field);
        }
      }
    }
  }
  expect(tried).toEqual(new Set(Object.keys(viewSchemas)));
});
