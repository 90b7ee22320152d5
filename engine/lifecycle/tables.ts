import { type AdapterEvent, adapterChart } from './adapter.chart.js';
import { type ActionOf, compile, type StateOf } from './compile.js';
import { type ConnectionEvent, connectionChart } from './connection.chart.js';
import { type ContactEvent, contactChart } from './contact.chart.js';
import { type HubEvent, hubChart } from './hub.chart.js';
import { type OfferEvent, offerChart } from './offer.chart.js';
import { type PresenceEvent, presenceChart } from './presence.chart.js';
import { type QueueEvent, queueChart } from './queue.chart.js';
import type { Table } from './table.js';

export type { AdapterEvent, ConnectionEvent, ContactEvent, HubEvent, OfferEvent, PresenceEvent, QueueEvent };

export type ContactState = StateOf<typeof contactChart>;
export type OfferState = StateOf<typeof offerChart>;
export type PresenceState = StateOf<typeof presenceChart>;
export type ConnectionState = StateOf<typeof connectionChart>;
export type AdapterState = StateOf<typeof adapterChart>;
export type QueueState = StateOf<typeof queueChart>;
export type HubState = StateOf<typeof hubChart>;

export type ContactAction = ActionOf<typeof contactChart>;
export type OfferAction = ActionOf<typeof offerChart>;
export type PresenceAction = ActionOf<typeof presenceChart>;
export type ConnectionAction = ActionOf<typeof connectionChart>;
export type AdapterAction = ActionOf<typeof adapterChart>;
export type QueueAction = ActionOf<typeof queueChart>;
export type HubAction = ActionOf<typeof hubChart>;

export const contactTable: Table<ContactState, ContactEvent, ContactAction> = compile(contactChart);
export const offerTable: Table<OfferState, OfferEvent, OfferAction> = compile(offerChart);
export const presenceTable: Table<PresenceState, PresenceEvent, PresenceAction> = compile(presenceChart);
export const connectionTable: Table<ConnectionState, ConnectionEvent, ConnectionAction> = compile(connectionChart);
export const adapterTable: Table<AdapterState, AdapterEvent, AdapterAction> = compile(adapterChart);
export const queueTable: Table<QueueState, QueueEvent, QueueAction> = compile(queueChart);
export const hubTable: Table<HubState, HubEvent, HubAction> = compile(hubChart);

const all = [contactTable, offerTable, presenceTable, connectionTable, adapterTable, queueTable, hubTable] as const;

/** Digest of each table by chart name; `router.resumed` carries them, so that a journal records which charts wrote it. */
export const tableDigests: Readonly<Record<string, string>> = Object.freeze(
  Object.fromEntries(all.map((table) => [table.name, table.digest])),
);
