import { adapterChart } from './adapter.chart.js';
import { compile } from './compile.js';
import { connectionChart } from './connection.chart.js';
import { contactChart } from './contact.chart.js';
import { hubChart } from './hub.chart.js';
import { offerChart } from './offer.chart.js';
import { presenceChart } from './presence.chart.js';
import { queueChart } from './queue.chart.js';
import type { Table } from './table.js';
import type {
  AdapterAction,
  AdapterEvent,
  AdapterState,
  ConnectionAction,
  ConnectionEvent,
  ConnectionState,
  ContactAction,
  ContactEvent,
  ContactState,
  HubAction,
  HubEvent,
  HubState,
  OfferAction,
  OfferEvent,
  OfferState,
  PresenceAction,
  PresenceEvent,
  PresenceState,
  QueueAction,
  QueueEvent,
  QueueState,
} from './words.js';

export type * from './words.js';

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
