/** The platform's own id of a contact; unique among the live contacts of its tenant. */
export type ContactId = string;
export type TenantId = string;
export type AgentId = string;
export type HubId = string;
export type QueueId = string;
export type SkillId = string;
export type ChannelId = string;
export type CalendarId = string;
export type CampaignId = string;
/** Hours at which customers may be called, in whatever zone they are. */
export type CallingWindowId = string;
export type JurisdictionId = string;
export type AdapterId = string;
/** Opaque: the core never learns who the customer is. */
export type CustomerKey = string;
/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;
/** BCP 47 tag as the plan writes it. */
export type LanguageTag = string;

/** Numbers contacts in the order they arrived at this router, from 1; it breaks every tie among contacts. */
export type ContactOrdinal = number;

/** `<contact ordinal>.<k>`: the k-th offer of that contact, from 1. It contains no record number. */
export type OfferId = `${number}.${number}`;

export const offerId = (contact: ContactOrdinal, k: number): OfferId => `${contact}.${k}`;

/** The sender of a command and the command's number. `n` rises per sender; a repeat of (sender, n) gets the stored outcome. */
export interface CommandId {
  readonly sender: string;
  readonly n: number;
}

/** One string for the pair, used as a map key; a tenant id cannot contain the separator. */
export const contactKey = (tenant: TenantId, contact: ContactId): string => `${tenant}/${contact}`;
