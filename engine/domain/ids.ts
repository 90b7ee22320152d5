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
/** Hours at which customers are called, whatever their zone. */
export type CallingWindowId = string;
export type JurisdictionId = string;
export type AdapterId = string;
/** Opaque: the core never learns who the customer is. */
export type CustomerKey = string;
/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;
/** BCP 47 tag as the plan writes it. */
export type LanguageTag = string;

/** Counts contacts in the order they arrived at this box, from 1; it closes every tie among contacts. */
export type ContactOrdinal = number;

/** `<contact ordinal>.<k>`: the k-th offer of that contact, from 1. No record number is part of it. */
export type OfferId = `${number}.${number}`;

export const offerId = (contact: ContactOrdinal, k: number): OfferId => `${contact}.${k}`;

/** Who sent a command, and its how-manyth command it is. `n` rises per sender; a repeat of (sender, n) gets the stored outcome. */
export interface CommandId {
  readonly sender: string;
  readonly n: number;
}

/** One string for the pair, used as a map key; a tenant id cannot hold the separator. */
export const contactKey = (tenant: TenantId, contact: ContactId): string => `${tenant}/${contact}`;
