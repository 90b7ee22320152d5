/** The media of the demo day. */
export const channels = ['voice', 'chat', 'email', 'social'] as const;
export type Channel = (typeof channels)[number];
export type Digital = Exclude<Channel, 'voice'>;

/** The languages the retailer's customers write and speak. */
export const languages = ['fr', 'es', 'pt', 'it', 'pl', 'cs'] as const;
export type Language = (typeof languages)[number];

/** One customer who will make contact, with everything about him that routing does not decide. */
export interface ScriptedContact {
  readonly id: string;
  /** Instant of arrival, milliseconds since 1970, UTC. */
  readonly atMs: number;
  readonly queue: string;
  readonly channel: Channel;
  /** BCP 47 tags, the preferred language first. */
  readonly languages: readonly string[];
  readonly skills: readonly { readonly skill: string; readonly level?: number }[];
  /** Opaque key; a returning customer has the same one. */
  readonly customer: string;
  /** Talk, hold and wrap-up together: how long the contact keeps its agent. */
  readonly handleMs: number;
  /** Wait after which the customer gives up; null = never. */
  readonly patienceMs: number | null;
  /** The last part of `handleMs`, after the customer has gone; always shorter than it. */
  readonly wrapUpMs: number;
  /** What the customer wrote; null when spoken or unknown. */
  readonly text: string | null;
}

/** The order in which a day is played: by instant, ties by id. */
export function inOrder(one: ScriptedContact, other: ScriptedContact): number {
  if (one.atMs !== other.atMs) return one.atMs - other.atMs;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
