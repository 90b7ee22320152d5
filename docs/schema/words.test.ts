/** Proves that a mistake in any field of a plan, a roster or a scenario is told in words, never as a pattern or in the validator's own. */
import { definePlan, defineRoster, type Problem } from '@signalbox/engine';
import { shapeScenario } from '@signalbox/simulations/scenario';
import { expect, test } from 'vitest';
import { fieldsOfSchema } from '../../adapters/plan/testing/fields.js';
import { SCHEMAS } from './write.js';

const NONSENSE = ['§', 7.5, { '§': {} }];
const VALIDATORS = /pattern|Invalid|\^|Expected|expected|Too (small|big)|undefined/;

/** A file that holds a value at the path and nothing else; what stands for names and places in lists is tried both ways. */
const fileWith = (path: readonly string[], value: unknown, lists: boolean): unknown =>
  path.reduceRight<unknown>((inside, name) => (name === '*' ? (lists ? [inside] : { x: inside }) : { [name]: inside }), value);

function toldBadly(schema: unknown, problemsOf: (file: unknown) => readonly Problem[]): readonly string[] {
  const fields = [...new Set(fieldsOfSchema(schema))].map((field) => field.split('.').slice(1));
  const told = fields.flatMap((path) =>
    NONSENSE.flatMap((value) => [true, false].flatMap((lists) => problemsOf(fileWith(path, value, lists)))),
  );
  expect(told.length).toBeGreaterThan(fields.length);
  return [...new Set(told.map(({ message, next }) => `${message} ${next}`).filter((text) => VALIDATORS.test(text)))];
}

const PLAN = {
  plan: 'shop',
  hubs: { cork: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
  queues: { calls: { channels: ['voice'] } },
} as const;

test.each([
  ['plan', (file: unknown) => definePlan(file as never)],
  ['roster', (file: unknown) => defineRoster(file as never, plan())],
  ['scenario', shapeScenario],
] as const)('%s', (name, read) => {
  const problemsOf = (file: unknown): readonly Problem[] => {
    const found = read(file);
    return 'problems' in found ? found.problems : [];
  };
  expect(toldBadly(SCHEMAS[`${name}.schema.json`](), problemsOf)).toEqual([]);
});

function plan() {
  const defined = definePlan(PLAN);
  if (!defined.ok) throw new Error('The plan is meant to be in order.');
  return defined.plan;
}
