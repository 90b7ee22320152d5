import { LIMITS } from '@signalbox/engine';
import { z } from 'zod';
import { agents, arrivalRate, handling, name, patience, stated } from './case-fields.js';
import { PLACES_MOST } from './preference.js';

const oneClass = z.strictObject({
  arrivalRate,
  patience,
  pools: z.array(z.int().min(0)).min(1).describe('places in the list of pools'),
  reserve: z
    .array(z.int().min(0))
    .optional()
    .describe('pool by pool, as in pools: the class is given an agent only while more than so many are free there'),
});

const pool = z.strictObject({ agents, handling, first: z.int().min(0).optional().describe('class whoever is free there turns to first') });

/** Several classes and pools of agents. */
export const design = z
  .strictObject({
    name,
    classes: z.array(oneClass).min(1).max(9).describe('in the order in which whoever is free turns to them'),
    pools: z.array(pool).min(1),
    choice: z.enum(['first', 'any']).describe('where several pools are free: the first of the class, or any free agent'),
    order: z
      .enum(['list', 'arrival'])
      .optional()
      .describe('to whom whoever is free turns: the first class of the list (unless stated), or the longest waiting of all'),
    stated,
  })
  .superRefine((read, context) => {
    for (const { path, message } of mistakes(read)) context.addIssue({ code: 'custom', path, message });
  });

interface Mistake {
  readonly path: (string | number)[];
  readonly message: string;
}

type Read = { readonly classes: z.infer<typeof oneClass>[]; readonly pools: z.infer<typeof pool>[]; readonly order?: string | undefined };

function* mistakes({ classes, pools, order }: Read): Generator<Mistake> {
  const ordered = pools.some(({ first }) => first !== undefined);
  for (const [place, { first }] of pools.entries()) {
    const path = ['pools', place, 'first'];
    if (first === undefined) continue;
    if (order === 'arrival') yield { path, message: 'must be left out where the order is arrival: the longest waiting comes first' };
    else if (first >= classes.length) yield { path, message: `must be a place in the list of classes, 0 to ${classes.length - 1}` };
  }
  for (const [place, one] of classes.entries()) {
    yield* ofPools(one.pools, ['classes', place, 'pools'], pools.length, ordered || order === 'arrival');
    yield* ofReserve(one, ['classes', place, 'reserve'], pools);
  }
}

function* ofPools(served: readonly number[], path: Mistake['path'], count: number, byLevels: boolean): Generator<Mistake> {
  for (const [turn, pool] of served.entries()) {
    const at = [...path, turn];
    if (pool >= count) yield { path: at, message: `must be a place in the list of pools, 0 to ${count - 1}` };
    else if (byLevels && turn >= PLACES_MOST)
      yield { path: at, message: `must be among the first ${PLACES_MOST}, where pools turn to classes in orders of their own` };
    else if (served.indexOf(pool) < turn) yield { path: at, message: 'must be named once: this pool is' };
  }
}

function* ofReserve({ pools: served, reserve }: z.infer<typeof oneClass>, path: Mistake['path'], pools: Read['pools']): Generator<Mistake> {
  if (reserve === undefined) return;
  if (reserve.length !== served.length) yield { path, message: `must be as many as pools: ${served.length}` };
  if (served.length > LIMITS.stepsPerPolicy) yield { path, message: `must be left out beyond ${LIMITS.stepsPerPolicy} pools` };
  for (const [turn, kept] of reserve.entries()) {
    const all = pools[served[turn] ?? -1]?.agents;
    if (all !== undefined && kept >= all) yield { path: [...path, turn], message: `must be below the agents of the pool, ${all}` };
  }
}
