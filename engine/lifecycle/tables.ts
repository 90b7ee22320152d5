import { adapterChart } from './adapter.chart.js';
import { compile, type ActionOf, type StateOf } from './compile.js';
import { connectionChart } from './connection.chart.js';
import { contactChart } from './contact.chart.js';
import { hubChart } from './hub.chart.js';
import { offerChart } from './offer.chart.js';
import { presenceChart } from './presence.chart.js';
import { queueChart } from './queue.chart.js';

export type { AdapterEvent } from './adapter.chart.js';
export type { ConnectionEvent } from './connection.chart.js';
export type { ContactEvent } from './contact.chart.js';
export type { HubEvent } from './hub.chart.js';
export type { OfferEvent } from './offer.chart.js';
export type { PresenceEvent } from './presence.chart.js';
export type { QueueEvent } from './queue.chart.js';

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

export const contactTable = compile(contactChart);
export const offerTable = compile(offerChart);
export const presenceTable = compile(presenceChart);
export const connectionTable = compile(connectionChart);
export const adapterTable = compile(adapterChart);
export const queueTable = compile(queueChart);
export const hubTable = compile(hubChart);

const all = [contactTable, offerTable, presenceTable, connectionTable, adapterTable, queueTable, hubTable] as const;

/** Digest of each table by chart name; `router.resumed` carries them, so that a journal says which charts wrote it. */
export const tableDigests: Readonly<Record<string, string>> = Object.freeze(Object.fromEntries(all.map((table) => [table.name, table.digest])));
