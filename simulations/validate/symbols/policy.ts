/** Who serves whom, as a policy says in words; classes and pools by their places, from 0. */
export interface Policy {
  /** By class: the pools that serve it, first choice first. */
  readonly pools: readonly (readonly number[])[];
  /** By pool: the class whoever is free there turns to first; `undefined`: the first of the list. */
  readonly first: readonly (number | undefined)[];
  readonly choice: 'first' | 'any';
}

export const POLICIES =
  'must say for each class "class 1: pool 1 if idle else pool 2" or "class 2: pool 2 only", and "freed pool-2 agent takes class 1 first"; or, for one pool, "priority to class 1", and for one class, "fastest server first", "slowest server first" or "uniform among idle agents"';

const SERVED = /^class (\d+): pool (\d+)(?: only|((?: if idle,? else pool \d+)*))$/i;
const FREED = /^freed pool[ -]?(\d+) agent takes class (\d+) first$/i;

/** @param mu by pool; `undefined`: the policy says nothing that can be played */
export function policyIn(text: string, classes: number, mu: readonly number[]): Policy | undefined {
  const everyPool = [...mu.keys()];
  const all = { pools: Array.from({ length: classes }, () => everyPool), first: mu.map(() => undefined) };
  if (classes === 1) {
    const quickest = everyPool.toSorted((one, other) => (mu[other] as number) - (mu[one] as number));
    if (/\bfastest\b.*\bfirst\b/i.test(text)) return { ...all, pools: [quickest], choice: 'first' };
    if (/\bslowest\b.*\bfirst\b/i.test(text)) return { ...all, pools: [quickest.toReversed()], choice: 'first' };
    if (/\buniform\b|\bat random\b/i.test(text)) return { ...all, choice: 'any' };
  }
  if (mu.length === 1) {
    const first = /\bpriority to class (\d+)\b/i.exec(text)?.[1];
    const within = first !== undefined && Number(first) >= 1 && Number(first) <= classes;
    return within && !/(^|[^-])\bpreemptive\b/i.test(text) ? { ...all, first: [Number(first) - 1], choice: 'first' } : undefined;
  }
  return clauses(text, classes, mu.length);
}

function clauses(text: string, classes: number, poolCount: number): Policy | undefined {
  const pools: (readonly number[] | undefined)[] = Array.from({ length: classes });
  const first: (number | undefined)[] = Array.from({ length: poolCount });
  for (const clause of text.split(';').map((part) => part.trim())) {
    const [, owner, own, more = ''] = SERVED.exec(clause) ?? [];
    const [, pool, turned] = FREED.exec(clause) ?? [];
    if (owner !== undefined && own !== undefined)
      pools[Number(owner) - 1] = [own, ...(more.match(/\d+/g) ?? [])].map((one) => Number(one) - 1);
    else if (pool !== undefined && turned !== undefined) first[Number(pool) - 1] = Number(turned) - 1;
    else return undefined;
  }
  const known = pools.every((one) => one?.every((pool) => pool >= 0 && pool < poolCount) === true);
  const fit = known && pools.length === classes && first.length === poolCount && first.every((one) => one === undefined || one < classes);
  return fit ? { pools: pools as (readonly number[])[], first, choice: 'first' } : undefined;
}
