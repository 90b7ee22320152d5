import { type SpanModel, type Stream, spans } from '../chance/index.js';
import { bringing, type Customer, chanceOf } from './customers.js';
import { type MannersOn, type Response, responses } from './desks.js';
import type { Demand, TryingAgain } from './scenario.js';

/** Decides which customers come again. */
export interface ComingBackDraws {
  /** The next attempt of a customer who was not served; `null`: there is none. */
  tryAgain(customer: Customer, atMs: number): Customer | null;
  /** The next attempt of a customer who was handed on and not taken; `null`: there is none. They begin anew where they came first. */
  beginAgain(customer: Customer, atMs: number): Customer | null;
  /** The next contact of a customer who was served; `null`: the matter is settled. */
  comeAgain(customer: Customer, atMs: number): Customer | null;
  /** The next step of a sequence for a customer who was not served in this one; `null`: there is none. */
  goOn(customer: Customer, atMs: number): Customer | null;
}

/**
 * Draws who comes again and when. A further attempt is about the same work, with a new patience; a further contact has its own work, and so
 * has a further step. Each customer is drawn from numbers of their own: who comes back under one plan and not under another moves nobody else.
 */
export function comingBack(demand: readonly Demand[], streamOf: (name: string) => Stream, mannersOn: MannersOn): ComingBackDraws {
  const steps = new Map(demand.map((one) => [one.name, one]));
  const own = ({ demand: { name } }: Customer, what: string, who: string): Stream => streamOf(`${name}/${what}/${who}`);
  const responseTo = ({ demand: { channel } }: Customer, stream: Stream): Response => responses(mannersOn(channel), () => stream)();
  function another(customer: Customer, retry: TryingAgain | null | undefined, atMs: number): Customer | null {
    if (retry == null || customer.attempt >= retry.most) return null;
    const stream = own(customer, 'retry', customer.id);
    if (!chanceOf(retry.share, stream)()) return null;
    const arrivalMs = later(atMs, retry.after, stream);
    const attempt = customer.attempt + 1;
    const id = `${firstAttemptOf(customer)}${customer.repeated ? '~again' : ''}~${attempt}`;
    const patienceMs = patienceOf(customer.demand.patience, stream);
    return { ...customer, id, attempt, arrivalMs, patienceMs, response: responseTo(customer, stream) };
  }

  return {
    tryAgain: (customer, atMs) => another(customer, customer.demand.retry, atMs),
    // Whom a campaign has called has no line of their own to call.
    beginAgain: ({ came, onwardRetry }, atMs) =>
      came === undefined || came.demand.outbound != null ? null : another(came, onwardRetry, atMs),
    comeAgain(customer, atMs) {
      const { repeat, patience, handling } = customer.demand;
      // At most once: some of those who come again would come a third time, which planners' rates include already.
      if (repeat == null || customer.repeated || customer.falseAlert) return null;
      // Whichever attempt was served: under another plan that may be an earlier one, and the customer is the same.
      const stream = own(customer, 'repeat', firstAttemptOf(customer));
      if (!chanceOf(repeat.share, stream)()) return null;
      const arrivalMs = later(atMs, repeat.after, stream);
      const anew = {
        attempt: 1,
        repeated: true,
        arrivalMs,
        patienceMs: patienceOf(patience, stream),
        handlingMs: spans(handling, stream)(),
        response: responseTo(customer, stream),
      };
      return { ...customer, ...anew, id: `${firstAttemptOf(customer)}~again` };
    },
    goOn(customer, atMs) {
      const { next } = customer.demand;
      const to = next == null ? undefined : steps.get(next.demand);
      if (next == null || to === undefined) return null;
      const person = customer.id.replace(STEP, '');
      const arrivalMs = later(atMs, next.after, own(customer, 'next', customer.id));
      // Whose customer they are stays, everything else is drawn for that step.
      const bring = bringing({ ...to, portfolio: null }, (what) => streamOf(`${what}/${person}`), mannersOn);
      return { ...bring(`${person}.step${to.step}`, { arrivalMs }), demand: to, belongsTo: customer.belongsTo };
    },
  };
}

const firstAttemptOf = ({ id }: Customer): string => id.split('~')[0] ?? id;

const later = (atMs: number, after: SpanModel, stream: Stream): number => atMs + Math.max(1, spans(after, stream)());

const patienceOf = (patience: SpanModel | null, stream: Stream): number | null => (patience === null ? null : spans(patience, stream)());

/** What is said of a contact behind the name of the person: which step it is, and that they try again or come again. */
const STEP = /(\.step\d+)?(~.*)?$/;
