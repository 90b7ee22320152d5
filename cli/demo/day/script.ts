import { wallInstantMs } from '../../wall-time.js';
import { type Arrival, arrivalsOf } from './arrivals.js';
import { chance } from './chance.js';
import { type Digital, inOrder, type ScriptedContact } from './contact.js';
import { customersOf } from './customers.js';
import { handleFactor, needOfCalls, needOfMessages, patienceFactor, queueOf, secondChoice, wrapUp } from './mapping.js';
import { messageOf, type Subject, subjects } from './messages.js';
import { secondsAt } from './quantiles.js';
import { slotMs, weekday } from './weekday.js';
import { demoZone } from './zone.js';

export interface ScriptOptions {
  /** First instant played and the instant no longer played, milliseconds since 1970, UTC: `wallInstantMs(date, …)`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** 4 = four times the real day's counts; a fraction is rounded down per type over the day. */
  readonly volume: number;
  /** Whole number; another seed is another day with the same counts. */
  readonly seed: number;
  /** The date the day is played on, YYYY-MM-DD. Ids repeat from one date to the next: one journal plays one day. */
  readonly date: string;
  /** The zone in which the slots are told. */
  readonly zone?: string;
}

/**
 * The contacts of the demo day between two instants, in order of (atMs, id). Pure: the whole day is always written and then cut,
 * so `from` and `to` change who is played but nothing about them. Throws RangeError for a volume or seed that makes no day.
 */
export function scriptDay({ fromMs, toMs, volume, seed, date, zone = demoZone }: ScriptOptions): readonly ScriptedContact[] {
  if (!(volume >= 0 && volume <= 1000)) throw new RangeError(`The volume lies between 0 and 1000, not ${volume}.`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed is a whole number, not ${seed}.`);
  const slotStartMs = new Map<number, number>();
  const startOf = (slot: number): number => {
    const atMs = slotStartMs.get(slot) ?? wallInstantMs(date, slot * slotMs, zone);
    slotStartMs.set(slot, atMs);
    return atMs;
  };
  const day = arrivalsOf(weekday, volume).map((arrival) => written(arrival, startOf(arrival.slot), seed));
  day.sort(inOrder);
  const customers = customersOf(day, seed);
  return day
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    .map((contact) => ({ ...contact, customer: customers.get(contact.id) ?? contact.customer }));
}

function written({ id, channel, language, type }: Arrival, slotStartMs: number, seed: number): ScriptedContact {
  const draw = (stream: string): number => chance(seed, stream, id);
  const handleMs = Math.round(secondsAt(weekday.handle(type), draw('handle')) * handleFactor[channel] * 1000);
  const waits = patienceFactor[channel];
  const subject = channel === 'voice' ? null : subjectAt(draw('subject'));
  const need = subject !== null ? needOfMessages[subject] : type === 'all' ? null : needOfCalls[type];
  const second = secondChoice[language];
  return {
    id,
    atMs: slotStartMs + Math.floor(draw('arrival') * slotMs),
    queue: queueOf(channel, language),
    channel,
    languages: second !== undefined && draw('second language') < second.share ? [language, second.language] : [language],
    skills: need === null ? [] : [need],
    customer: `customer-of-${id}`,
    handleMs,
    patienceMs: waits === null ? null : Math.round(secondsAt(weekday.patience(type), draw('patience')) * waits * 1000),
    wrapUpMs: Math.min(Math.floor(handleMs * wrapUp[channel].share), wrapUp[channel].maxMs),
    text: subject === null ? null : messageOf(language, channel as Digital, subject),
  };
}

function subjectAt(share: number): Subject {
  return subjects[Math.floor(share * subjects.length)] ?? subjects[0];
}
