/** Who serves whom, as a policy says in words; classes and pools by their places, from 0. */
export interface Policy {
  /** By class: the pools that serve it, first choice first. */
  readonly pools: readonly (readonly number[])[];
  /** By pool: the class whoever is free there turns to first; `undefined`: the first of the list. */
  readonly first: readonly (number | undefined)[];
  readonly choice: 'first' | 'any';
  readonly order?: 'arrival';
  /** By class: how many must stay free of each of its pools; `undefined`: none. */
  readonly reserve?: readonly (readonly number[] | undefined)[];
}

export const POLICIES =
  'must say for each class "class 1: pool 1 if idle else pool 2" or "class 2: pool 2 if more than 1 idle", and "freed pool-2 agent takes class 1 first" or "longest waiting first"; or, for one pool, "priority to class 1" or "longest waiting first", and for one class, "fastest server first", "slowest server first" or "uniform among idle agents"';

const SERVED = /^class (\d+): (.+)$/i;
const POOL = /^pool (\d+)(?: only)?(?: (?:if|while|when) (?:idle|more than (\d+)(?: are)? (?:idle|free)))?$/i;
const FREED = /^freed pool[ -]?(\d+) agent takes class (\d+) first$/i;
/** Of all classes: not merely inside each of them. */
const LONGEST = /\b(?:longest[ -]waiting|fcfs|first[ -]come,? first[ -]served)\b(?! (?:inside|within))/i;

/** What a rule for one pool or one class would have to be played with, and is not: turns by chance, by limits, in the midst of work. */
const CONDITION =
  /\b(?:if|unless|only|when|while|until|except|more than|less than|fewer than|at least|threshold|reserved?|kept|probability|chance)\b/i;
const PREEMPTIVE = /(^|[^-])\bpreemptive\b/i;
/** Agents turn to somebody only when they are free in any case: "when an agent becomes free", "if idle". */
const NO_CONDITION =
  /\b(?:when(?:ever)?|once|if)(?: (?:an?|any|some|the|it|one|is|are|there|they|becomes?|gets?|falls?|agents?|servers?))* (?:free|idle|available)\b/gi;

/** Whether a rule for one pool or one class holds always and is played as it stands. */
const isPlain = (text: string): boolean =>
  !CONDITION.test(text.replace(NO_CONDITION, '')) && !PREEMPTIVE.test(text.replace(/\bnon /gi, 'non-'));

/** @param mu by pool; `undefined`: the policy says nothing that can be played */
export function policyIn(text: string, classes: number, mu: readonly number[]): Policy | undefined {
  const everyPool = [...mu.keys()];
  const plain = isPlain(text);
  const all = { pools: Array.from({ length: classes }, () => everyPool), first: mu.map(() => undefined) };
  if (classes === 1 && plain) {
    const quickest = everyPool.toSorted((one, other) => (mu[other] as number) - (mu[one] as number));
    if (/\bfastest\b.*\bfirst\b/i.test(text)) return { ...all, pools: [quickest], choice: 'first' };
    if (/\bslowest\b.*\bfirst\b/i.test(text)) return { ...all, pools: [quickest.toReversed()], choice: 'first' };
    if (/\buniform\b|\bat random\b/i.test(text)) return { ...all, choice: 'any' };
  }
  if (mu.length > 1 || /^\s*class \d/i.test(text)) return clauses(text, classes, mu.length);
  if (!plain) return undefined;
  const first = /\bpriority to class (\d+)\b/i.exec(text)?.[1];
  if (first === undefined)
    return LONGEST.test(text) && !/\bpriority\b/i.test(text) ? { ...all, choice: 'first', order: 'arrival' } : undefined;
  const within = Number(first) >= 1 && Number(first) <= classes;
  return within ? { ...all, first: [Number(first) - 1], choice: 'first' } : undefined;
}

function clauses(text: string, classes: number, poolCount: number): Policy | undefined {
  const served: (readonly Served[])[] = [];
  const first: (number | undefined)[] = Array.from({ length: poolCount });
  let order: Pick<Policy, 'order'> = {};
  for (const clause of text.split(';').map((part) => part.trim())) {
    const [, owner, own] = SERVED.exec(clause) ?? [];
    const [, pool, turned] = FREED.exec(clause) ?? [];
    const list = own === undefined ? undefined : servedIn(own, poolCount);
    if (list !== undefined) served[Number(owner) - 1] = list;
    else if (pool !== undefined && turned !== undefined) first[Number(pool) - 1] = Number(turned) - 1;
    else if (own === undefined && LONGEST.test(clause)) order = { order: 'arrival' };
    else return undefined;
  }
  const all = Array.from({ length: classes }, (_, place) => served[place]);
  if (served.length !== classes || first.length !== poolCount || all.includes(undefined)) return undefined;
  if (!first.every((one) => one === undefined || (one >= 0 && one < classes))) return undefined;
  const reserve = served.map((list) => (list.some(({ kept }) => kept > 0) ? list.map(({ kept }) => kept) : undefined));
  return { pools: served.map((list) => list.map(({ pool }) => pool)), first, choice: 'first', reserve, ...order };
}

interface Served {
  readonly pool: number;
  readonly kept: number;
}

/** Pools in the order in which they are asked; `undefined`: that is not what it says. */
function servedIn(text: string, poolCount: number): readonly Served[] | undefined {
  const list = text.split(/,? else /i).map((part): Served => {
    const [, pool, kept = 0] = POOL.exec(part) ?? [];
    return { pool: Number(pool) - 1, kept: Number(kept) };
  });
  return list.every(({ pool }) => pool >= 0 && pool < poolCount) ? list : undefined;
}
