import type { Blend } from './blend.js';
import type { CalendarId, CountryCode, HubId, JurisdictionId, LanguageTag } from './ids.js';

/** `multilingual`: several languages; `monolingual`: exactly one; `digital`: several languages on several digital channels, voice allowed. */
export const HUB_KINDS = ['multilingual', 'monolingual', 'digital'] as const;
export type HubKind = (typeof HUB_KINDS)[number];

/** Who must be present in an open hub; an alarm reports their absence. */
export interface Cover {
  /** One agent for each of these languages; empty: one agent of any language. */
  readonly languages: readonly LanguageTag[];
  /** `ready`: ready for work, whether occupied or not; `signedIn`: an agent on a break counts too. */
  readonly presence: 'ready' | 'signedIn';
}

/** A site that owns agents. Where an agent works (`Workplace`) is a separate matter. */
export interface Hub {
  readonly id: HubId;
  readonly kind: HubKind;
  readonly country: CountryCode;
  /** IANA zone, for display; the core never computes with it. */
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
  /** How agents of the hub divide their work between both directions; `null`: by place in line. */
  readonly blend: Blend | null;
}
