import type { Blend } from './blend.js';
import type { CalendarId, CountryCode, HubId, JurisdictionId, LanguageTag } from './ids.js';

/** `multilingual`: several languages; `monolingual`: exactly one; `digital`: several languages on several digital channels, voice allowed. */
export const HUB_KINDS = ['multilingual', 'monolingual', 'digital'] as const;
export type HubKind = (typeof HUB_KINDS)[number];

/** Whose absence from an open hub is told. */
export interface Cover {
  /** One agent for each of these languages; empty: one agent, whatever language. */
  readonly languages: readonly LanguageTag[];
  /** `ready`: ready for work, in hand or not; `signedIn`: on a break counts too. */
  readonly presence: 'ready' | 'signedIn';
}

/** A site that owns agents. Where an agent works from (`Workplace`) is another matter. */
export interface Hub {
  readonly id: HubId;
  readonly kind: HubKind;
  readonly country: CountryCode;
  /** IANA zone, for people's eyes; the core never computes with it. */
  readonly zone: string;
  readonly languages: readonly LanguageTag[];
  /** Jurisdictions whose data may be handled on this site. */
  readonly jurisdictions: readonly JurisdictionId[];
  /** Minor currency units per paid hour. */
  readonly costPerHour: number;
  /** Opening hours; without one the hub is always open. */
  readonly calendar: CalendarId | null;
  /** The hub that manages this one. */
  readonly lead: HubId | null;
  /** `null`: nobody needs to be there. */
  readonly cover: Cover | null;
  /** How agents of the hub share themselves between both directions; `null`: as contacts stand in line. */
  readonly blend: Blend | null;
}
