import type { RankKeyName } from '../domain/policy.js';
import type { Routing } from './context.js';
import { fastest } from './rank/fastest.js';
import { languageFit } from './rank/language-fit.js';
import { leastLoaded } from './rank/least-loaded.js';
import { leastVersatile } from './rank/least-versatile.js';
import { longestIdle } from './rank/longest-idle.js';
import { lowestCost } from './rank/lowest-cost.js';
import { random } from './rank/random.js';
import { ring } from './rank/ring.js';
import { roundRobin } from './rank/round-robin.js';
import { schedule } from './rank/schedule.js';
import { share } from './rank/share.js';
import { skillFit } from './rank/skill-fit.js';
import { tier } from './rank/tier.js';
import type { Candidate, RankKey } from './rank-key.js';

/** Every rank key there is. */
export const ALL_KEYS: readonly RankKey[] = [
  ring,
  tier,
  languageFit,
  skillFit,
  longestIdle,
  leastLoaded,
  leastVersatile,
  lowestCost,
  roundRobin,
  fastest,
  random,
  share,
  schedule,
];

const KEYS = Object.fromEntries(ALL_KEYS.map((key) => [key.name, key])) as Readonly<Record<RankKeyName, RankKey>>;

/** 0 for the agent the contact currently prefers, then the deputies in order; compared before the policy's own keys. */
function preferred({ contact, atMs }: Routing, { agent }: Candidate): number {
  const { affinity } = contact;
  if (affinity === null || atMs >= affinity.untilMs) return 1;
  if (affinity.agent === agent.id) return 0;
  const place = affinity.deputies.findIndex((deputy) => deputy.agent === agent.id);
  return 1 + (place < 0 ? affinity.deputies.length : place);
}

export const rankKey = (name: RankKeyName): RankKey => KEYS[name];

/** The values of one of the policy's keys for a candidate; lower is better. */
export const rankValues = (routing: Routing, candidate: Candidate, key: RankKeyName): readonly number[] =>
  KEYS[key].values(routing, candidate);

/** Scratch space in which one vector at a time is built; callers get a copy of the exact length. */
const vector: number[] = [];

/** For each of a policy's keys, its values if already known, or `null` to compute them. */
export type KnownValues = readonly (readonly number[] | null)[];

/** Writes affinity and the policy's keys, in order; returns how many numbers that took. */
function writeVector(routing: Routing, candidate: Candidate, known: KnownValues = NONE): number {
  const { rank } = routing.policy;
  let length = 0;
  vector[length++] = preferred(routing, candidate);
  for (let key = 0; key < rank.length; key++) {
    const values = (key < known.length ? known[key] : null) ?? rankValues(routing, candidate, rank[key] as RankKeyName);
    for (let place = 0; place < values.length; place++) vector[length++] = values[place] as number;
  }
  return length;
}

const NONE: KnownValues = [];

/** The rank recorded in an offer: affinity, then the policy's keys. */
export const rankTold = (routing: Routing, candidate: Candidate, known?: KnownValues): readonly number[] =>
  vector.slice(0, writeVector(routing, candidate, known));

/** Everything compared about a candidate, in order: affinity, the policy's keys, the agent's ordinal. */
export function rankVector(routing: Routing, candidate: Candidate): readonly number[] {
  const length = writeVector(routing, candidate);
  vector[length] = candidate.agent.ordinal;
  return vector.slice(0, length + 1);
}

/** Lexicographic; negative means `a` is better. Vectors of one contact have the same shape, and the ordinal makes them differ. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
