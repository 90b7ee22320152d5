import { type Stream, spans } from '../chance/index.js';
import { bringing, type Customer, chanceOf } from './customers.js';
import type { Demand } from './scenario.js';

/** Decides which customers come again. */
export interface ComingBackDraws {
  /** The next attempt of a customer who was not served; `null`: there is none. */
  tryAgain(customer: Customer, atMs: number): Customer | null;
  /** The next contact of a customer who was served; `null`: the matter is settled. */
  comeAgain(customer: Customer, atMs: number): Customer | null;
  /** The next step of a sequence for a customer who was not served in this one; `null`: there is none. */
  goOn(customer: Customer, atMs: number): Customer | null;
}

/**
 * Draws who comes again and when. A further attempt is about the same work, with a new patience; a further contact has its own work, and so
 * has a further step.
 */
export function comingBack(demand: readonly Demand[], streamOf: (name: string) => Stream): ComingBackDraws {
  const draws = new Map(demand.map((one) => [one, drawsOf(one, (what) => streamOf(`${one.name}/${what}`))]));
  const of = (customer: Customer): Draws => draws.get(customer.demand) as Draws;
  const steps = new Map(demand.map((one) => [one.name, one]));
  const onward = new Map(demand.map((one) => [one, nextStep(one, steps, streamOf)]));
  return {
    tryAgain(customer, atMs) {
      const { retries, retryAfterMs, patienceMs } = of(customer);
      if (customer.attempt >= (customer.demand.retry?.most ?? 1) || !retries()) return null;
      const attempt = customer.attempt + 1;
      const id = `${customer.id.split('~')[0]}${customer.repeated ? '~again' : ''}~${attempt}`;
      return { ...customer, id, attempt, arrivalMs: atMs + Math.max(1, retryAfterMs()), patienceMs: patienceMs() };
    },
    comeAgain(customer, atMs) {
      const { repeats, repeatAfterMs, patienceMs, handlingMs } = of(customer);
      // At most once: some of those who come again would come a third time, which planners' rates include already.
      if (customer.repeated || customer.falseAlert || !repeats()) return null;
      const arrivalMs = atMs + Math.max(1, repeatAfterMs());
      const anew = { attempt: 1, repeated: true, arrivalMs, patienceMs: patienceMs(), handlingMs: handlingMs() };
      return { ...customer, ...anew, id: `${customer.id.split('~')[0]}~again` };
    },
    goOn: (customer, atMs) => onward.get(customer.demand)?.(customer, atMs) ?? null,
  };
}

interface Draws {
  readonly retries: () => boolean;
  readonly retryAfterMs: () => number;
  readonly repeats: () => boolean;
  readonly repeatAfterMs: () => number;
  readonly patienceMs: () => number | null;
  readonly handlingMs: () => number;
}

function drawsOf({ retry, repeat, patience, handling }: Demand, named: (what: string) => Stream): Draws {
  return {
    retries: chanceOf(retry?.share ?? 0, named('retry')),
    retryAfterMs: retry == null ? () => 0 : spans(retry.after, named('retry-after')),
    repeats: chanceOf(repeat?.share ?? 0, named('repeat')),
    repeatAfterMs: repeat == null ? () => 0 : spans(repeat.after, named('repeat-after')),
    patienceMs: patience === null ? () => null : spans(patience, named('patience-again')),
    handlingMs: spans(handling, named('handling-again')),
  };
}

/** Who comes to the next step is the same person: whose customer they are stays, everything else is drawn for that step. */
function nextStep(
  { name, next }: Demand,
  steps: ReadonlyMap<string, Demand>,
  streamOf: (name: string) => Stream,
): ((customer: Customer, atMs: number) => Customer) | null {
  const to = next == null ? undefined : steps.get(next.demand);
  if (next == null || to === undefined) return null;
  const afterMs = spans(next.after, streamOf(`${name}/next-after`));
  const bring = bringing(to, streamOf);
  return ({ id, belongsTo }, atMs) => {
    const arrivalMs = atMs + Math.max(1, afterMs());
    const person = id.replace(STEP, '');
    return { ...bring(`${person}.step${to.step}`, { arrivalMs }), belongsTo };
  };
}

/** What is said of a contact behind the name of the person: which step it is, and that they try again or come again. */
const STEP = /(\.step\d+)?(~.*)?$/;
