import type { Routing } from '../context.js';
import { facetsFor, glanceOf } from './facet.js';
import { ABILITY_STEP_REASONS } from './scopes.js';
import { NO_SKILL, newSight, type Sight } from './sight.js';
import { type Holders, holdersOf, type Supply } from './supply.js';

/** The sight of contacts like this one: one shared object for all that see the same. */
export function sightOf(supply: Supply, routing: Routing): Sight {
  const seen = facetsFor(supply.facets, routing);
  const rarest = rarestOf(supply, routing);
  const needs = rarest?.skill ?? NO_SKILL;
  const key = `${needs}/${seen.map(({ number }) => number).join()}`;
  let sight = supply.sights.get(key);
  if (sight === undefined) {
    sight = newSight(glanceOf(seen, supply.all), needs, rarest?.of ?? supply.everyone, supply.limits.looks);
    supply.sights.set(key, sight);
  }
  return sight;
}

/** Of the skills indispensable for the contacts that `routing` stands for, the one with the fewest holders. */
function rarestOf({ holders }: Supply, routing: Routing): Holders | undefined {
  let rarest: Holders | undefined;
  for (const { indispensable } of ABILITY_STEP_REASONS)
    for (const skill of indispensable?.(routing) ?? []) {
      const having = holdersOf(holders, skill);
      if (rarest === undefined || having.of.length < rarest.of.length) rarest = having;
    }
  return rarest;
}
