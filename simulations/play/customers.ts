import type { AgentId } from '@signalbox/engine';
import { arrivals, type DrawMs, dayFactor, type SpanModel, type Stream, spans, withMean } from '../chance/index.js';
import { Heap, type Placed } from '../time/index.js';
import { type MannersOn, type Response, responses } from './desks.js';
import type { Demand, DemandInterval, RecordedCustomer, TryingAgain } from './scenario.js';

/**
 * A customer with everything they bring along, drawn before the router hears of them: whichever plan serves them, they bring the same work
 * and the same patience.
 */
export interface Customer {
  /** Contact id; unique in the replication. */
  readonly id: string;
  readonly demand: Demand;
  readonly arrivalMs: number;
  /** Index in the record; `null`: not recorded. */
  readonly row: number | null;
  readonly handlingMs: number;
  readonly patienceMs: number | null;
  readonly wrapUpMs: number;
  /** What the agent does who is asked first to take the contact. */
  readonly response: Response;
  /** The number of this attempt, from 1. */
  readonly attempt: number;
  /** Comes again about a matter that had been handled already. */
  readonly repeated: boolean;
  /** Whether the contact turns out to be a false alert. */
  readonly falseAlert: boolean;
  /** Falls silent after this share of the work, for this long; `null`: does not. */
  readonly silence: { readonly after: number; readonly lastsMs: number } | null;
  /** The queue to which the contact is transferred; `null`: none. */
  readonly handedTo: string | null;
  /** The work on it there; `null`: as much again. */
  readonly handedMs: number | null;
  /** An agent with a share of its own has handed it on: whoever has it next may hand it on as the demand says. */
  readonly handedByAgent?: boolean;
  /** Handed on: how long the customer waits for the next agent before abandoning; `null` or left out: for ever. */
  readonly onwardPatienceMs?: number | null;
  /** Handed on: who of those that give up before the next agent takes them tries again; `null` or left out: nobody. */
  readonly onwardRetry?: TryingAgain | null;
  /** Handed on: the customer as they came, before anybody had done anything for them. */
  readonly came?: Customer;
  /** The customer's own agent and deputies; `null`: none. */
  readonly belongsTo: { readonly owner: AgentId; readonly deputies: readonly AgentId[] } | null;
}

/** The next customer of one demand. */
interface Source extends Placed {
  readonly coming: Generator<Customer>;
  /** Index of the demand in the scenario. */
  readonly turn: number;
  next: Customer;
}

function comesFirst({ next: { row }, turn }: Source, other: Source): boolean {
  return row === null || other.next.row === null ? turn < other.turn : row < other.next.row;
}

/**
 * Customers of all demands in order of arrival; those at one instant in the order of the scenario, or of a record. Drawn one by one, never
 * all at once.
 */
export function* customers(
  demand: readonly Demand[],
  streamOf: (name: string) => Stream,
  mannersOn: MannersOn,
  startMs = Number.NEGATIVE_INFINITY,
): Generator<Customer> {
  const sources = new Heap(comesFirst);
  for (const [turn, one] of demand.entries()) {
    const coming = kindOf(one, streamOf, mannersOn, startMs);
    const { value: next, done } = coming.next();
    if (done !== true) sources.add({ coming, turn, next, place: -1 }, next.arrivalMs);
  }
  for (let first = sources.first; first !== undefined; first = sources.first) {
    yield first.next;
    const { value: next, done } = first.coming.next();
    sources.remove(first);
    if (done === true) continue;
    first.next = next;
    sources.add(first, next.arrivalMs);
  }
}

/** A customer with this id who comes when the record says, or a draw; what neither tells is drawn. */
type Bringing = (id: string, coming: RecordedCustomer) => Customer;

/**
 * Draws what customers of a demand bring along, each in turn; instants have to be given in order.
 * @param startMs when the scenario begins: whoever came before has waited until then
 */
export function bringing(
  demand: Demand,
  streamOf: (name: string) => Stream,
  mannersOn: MannersOn,
  startMs = Number.NEGATIVE_INFINITY,
): Bringing {
  const named = (what: string): Stream => streamOf(`${demand.name}/${what}`);
  const handling = handlingOf(demand, named('handling'));
  const patience: DrawMs | null = demand.patience === null ? null : spans(demand.patience, named('patience'));
  const wrapUp: DrawMs | null = demand.wrapUp == null ? null : spans(demand.wrapUp, named('wrap-up'));
  const isFalse = chanceOf(demand.falseAlerts?.share ?? 0, named('false'));
  const falseHandling: DrawMs | null = demand.falseAlerts == null ? null : spans(demand.falseAlerts.handling, named('false-handling'));
  const isHandedOn = chanceOf(demand.transfer?.share ?? 0, named('transfer'));
  const handedMs = demand.transfer?.handling == null ? null : spans(demand.transfer.handling, named('transfer-handling'));
  const silenceOf = silences(demand, named);
  const belongsTo = belonging(demand, named);
  const response = responses(mannersOn(demand.channel), (what) => named(`response-${what}`));
  return (id, { arrivalMs, handlingMs, patienceMs, row }) => {
    // All of these are drawn for every customer, whether needed or not, so that what one customer brings changes no other.
    const own = handling(arrivalMs);
    const waits = patience === null ? null : arrivalMs < startMs ? outlasting(patience, startMs - arrivalMs) : patience();
    const falseAlert = isFalse();
    const falseMs = falseHandling?.() ?? 0;
    return {
      id,
      demand,
      arrivalMs,
      row: row ?? null,
      handlingMs: falseAlert ? falseMs : (handlingMs ?? own),
      patienceMs: patienceMs === undefined ? waits : patienceMs,
      wrapUpMs: wrapUp?.() ?? 0,
      response: response(),
      attempt: 1,
      repeated: false,
      falseAlert,
      silence: silenceOf(),
      handedTo: isHandedOn() ? (demand.transfer?.to ?? null) : null,
      handedMs: handedMs?.() ?? null,
      belongsTo: belongsTo(),
    };
  };
}

function* kindOf(demand: Demand, streamOf: (name: string) => Stream, mannersOn: MannersOn, startMs: number): Generator<Customer> {
  const named = (what: string): Stream => streamOf(`${demand.name}/${what}`);
  const bring = bringing(demand, streamOf, mannersOn, startMs);
  let n = 0;
  for (const coming of comings(demand, named, streamOf(`${demand.varies ?? demand.name}/volume`), startMs))
    yield bring(`${demand.name}-${++n}`, coming);
}

/** Draws whose customer somebody is. An additional agent takes over a part of everybody's customers. */
function belonging({ portfolio }: Demand, named: (what: string) => Stream): () => Customer['belongsTo'] {
  if (portfolio == null || portfolio.owners.length === 0) return () => null;
  const { owners, deputies } = portfolio;
  const drawn = named('owner');
  const each = owners.map((owner, place) => ({
    owner,
    deputies: Array.from({ length: Math.min(deputies, owners.length - 1) }, (_, n) => owners[(place + 1 + n) % owners.length] as AgentId),
  }));
  return () => each[Math.floor(drawn() * each.length)] ?? null;
}

/** Draws who falls silent, when and for how long; all three for everybody, so that one customer changes no other. */
function silences({ silence }: Demand, named: (what: string) => Stream): () => Customer['silence'] {
  if (silence == null) return () => null;
  const does = chanceOf(silence.share, named('silence'));
  const part = named('silence-after');
  const lastsMs = spans(silence.lasts, named('silence-lasts'));
  return () => {
    const own = { after: part(), lastsMs: lastsMs() };
    return does() ? own : null;
  };
}

const OUTLASTING_DRAWS = 1_000;

/**
 * The patience of a customer who has waited this long without abandoning: drawn until it is longer; if it can never be longer, it counts
 * from now on.
 */
function outlasting(patience: DrawMs, waitedMs: number): number {
  for (let draw = 0; draw < OUTLASTING_DRAWS; draw++) {
    const own = patience();
    if (own > waitedMs) return own;
  }
  return waitedMs + patience();
}

/** Draws an event with this probability; nothing is drawn for a probability of zero. */
export const chanceOf = (share: number, stream: Stream): (() => boolean) => (share === 0 ? () => false : () => stream() < share);

/** Instants of arrival: those before the start, the backlog, then recorded and drawn arrivals, in order. */
function* comings(demand: Demand, named: (what: string) => Stream, volume: Stream, startMs: number): Generator<RecordedCustomer> {
  const { backlog = 0, recorded = [], intervals } = demand;
  let next = 0;
  for (let one = recorded[next]; one !== undefined && one.arrivalMs < startMs; one = recorded[++next]) yield one;
  const firstMs = Math.max(startMs, Math.min(intervals[0]?.fromMs ?? startMs, recorded[0]?.arrivalMs ?? startMs));
  for (let n = 0; n < backlog; n++) yield { arrivalMs: Number.isFinite(startMs) ? startMs : firstMs };
  for (const arrivalMs of arrivals(varied(demand, volume), named('arrivals'))) {
    for (let one = recorded[next]; one !== undefined && one.arrivalMs <= arrivalMs; one = recorded[++next]) yield one;
    yield { arrivalMs };
  }
  yield* recorded.slice(next);
}

/** The intervals, with each day's volume multiplied by its own random factor. */
function varied({ intervals, variation = 0 }: Demand, stream: Stream): readonly DemandInterval[] {
  const draw = dayFactor(variation, stream);
  let day: number | undefined;
  let factor = 0;
  return intervals.map((one, place) => {
    if (place === 0 || one.day !== day) factor = draw();
    day = one.day;
    return { ...one, volume: one.volume * factor };
  });
}

/** Draws handling times; instants have to be given in order. Intervals with a mean of their own scale the distribution to it. */
function handlingOf({ handling, intervals }: Demand, stream: Stream): (arrivalMs: number) => number {
  const usual = spans(handling, stream);
  if (intervals.every(({ handlingMeanMs }) => handlingMeanMs === undefined)) return usual;
  const byMean = new Map<number, DrawMs>();
  const drawOf = (meanMs: number): DrawMs => {
    const draw = byMean.get(meanMs) ?? spans(withMean(handling, meanMs) satisfies SpanModel, stream);
    byMean.set(meanMs, draw);
    return draw;
  };
  let place = 0;
  return (arrivalMs) => {
    while (place < intervals.length - 1 && (intervals[place] as DemandInterval).toMs <= arrivalMs) place++;
    const meanMs = intervals[place]?.handlingMeanMs;
    return meanMs === undefined ? usual() : drawOf(meanMs)();
  };
}
