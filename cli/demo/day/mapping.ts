import type { Channel, Digital, Language } from './contact.js';
import type { Subject } from './messages.js';
import type { CallType } from './weekday.js';

/**
 * How a bank's day becomes a retailer's day. Everything in this file is ours, not the bank's: the bank has one language and one
 * channel. The counts, handle times and patience behind it are real (`weekday.json`).
 */

/**
 * Which language the callers of a type speak. The k-th caller of the type that day gets the k-th entry, round and round.
 * Only the regular callers (two thirds) are many enough to be dealt out; of the day's calls that makes about
 * fr 30 %, es 20 %, it 15 %, pt 13 %, pl 12 %, cs 10 %.
 */
export const languageOfCalls: Readonly<Record<CallType, readonly Language[]>> = {
  PS: words('fr pt fr es fr cs fr it fr pt fr pl fr es pt fr cs fr it pt'),
  NW: words('es'),
  IN: words('it'),
  NE: words('pl'),
  TT: words('cs'),
  PE: words('pt'),
};

/** What the callers of a type need beside a language. Regular, new and priority callers are served by anybody. */
export const needOfCalls: Readonly<Record<CallType, Need | null>> = {
  PS: null,
  NW: null,
  IN: { skill: 'account' },
  NE: { skill: 'billing' },
  TT: { skill: 'aftersales', level: 2 },
  PE: null,
};

/** What the writer of a message needs beside a language, by what it is about. */
export const needOfMessages: Readonly<Record<Subject, Need | null>> = {
  delivery: null,
  return: null,
  stock: null,
  invoice: { skill: 'billing' },
  voucher: { skill: 'billing' },
  refund: { skill: 'billing' },
  account: { skill: 'account' },
  warranty: { skill: 'aftersales', level: 2 },
};

export interface Need {
  readonly skill: string;
  readonly level?: number;
}

/**
 * A share of a language's customers also accepts a second language, named after their own. Spanish and Portuguese, served in
 * Lisbon alone, name French, so that a closed Lisbon shows both: customers who wait and customers whom another hub takes.
 */
export const secondChoice: Readonly<Partial<Record<Language, { readonly language: Language; readonly share: number }>>> = {
  fr: { language: 'it', share: 0.1 },
  es: { language: 'fr', share: 0.3 },
  pt: { language: 'fr', share: 0.3 },
  it: { language: 'fr', share: 0.2 },
  cs: { language: 'pl', share: 0.15 },
  pl: { language: 'cs', share: 0.1 },
};

/** Written contacts per 100 calls of the same language; they follow the day's curve of those calls. */
export const writtenPerHundredCalls: Readonly<Record<Digital, number>> = { chat: 30, email: 25, social: 10 };

/** How long a contact takes, as a multiple of the bank's call: typing is slower than talking, a public reply is short. */
export const handleFactor: Readonly<Record<Channel, number>> = { voice: 1, chat: 1.5, email: 1.2, social: 0.8 };

/** How long a customer waits, as a multiple of the bank's patience; null = does not give up within the day. */
export const patienceFactor: Readonly<Record<Channel, number | null>> = { voice: 1, chat: 2, email: null, social: null };

/** The part of the handle time that is wrap-up, and its cap in milliseconds. */
export const wrapUp: Readonly<Record<Channel, { readonly share: number; readonly maxMs: number }>> = {
  voice: { share: 0.15, maxMs: 30_000 },
  chat: { share: 0.1, maxMs: 15_000 },
  email: { share: 0, maxMs: 0 },
  social: { share: 0, maxMs: 0 },
};

/** One customer in eight has been in touch before that day: within the last four hours, but at least a quarter of an hour ago. */
export const returning = { share: 0.125, afterMs: 900_000, withinMs: 14_400_000 };

/** Calls queue per language, as a phone menu would have it; what is written queues per channel, all languages together. */
export function queueOf(channel: Channel, language: Language): string {
  return channel === 'voice' ? `voice-${language}` : channel;
}

function words(sequence: string): readonly Language[] {
  return sequence.split(' ') as Language[];
}
