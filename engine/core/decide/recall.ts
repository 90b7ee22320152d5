import type { ContactParked } from '../../domain/events/aside.js';
import type { Plan } from '../../domain/plan.js';
import type { Ms } from '../../domain/units.js';
import { heldBack } from '../outbound.js';
import type { RouterState } from '../state/state.js';
import { ofContact } from '../subject.js';

/** What campaign contacts wait for by the campaign's own rules, not because somebody set them aside. */
const BY_CAMPAIGN: readonly string[] = ['window', 'attempts', 'signal'];

/** New hours and limits also apply to contacts waiting under the old ones: each gets its new time to come back, which may be at once. */
export function recalled(state: Readonly<RouterState>, after: Pick<RouterState, 'plan' | 'index'>, atMs: Ms): readonly ContactParked[] {
  const told: ContactParked[] = [];
  for (const contact of state.contacts.values()) {
    const { aside, outbound, visit, visitAtMs, affinity } = contact;
    if (aside === null || outbound === null || !BY_CAMPAIGN.includes(aside.because)) continue;
    const held = heldBack(after, outbound, atMs) ?? { because: aside.because, untilMs: atMs };
    const now = { ...aside, atEnd: 'return' as const, signal: false, ...held };
    const same = now.because === aside.because && now.untilMs === aside.untilMs && now.atEnd === aside.atEnd;
    if (!same) told.push({ type: 'contact.parked', ...ofContact(contact), visit, visitAtMs, affinity, ...now });
  }
  return told;
}

/** What live contacts need and a plan no longer has, with their number. */
export interface InUse {
  readonly kind: 'queue' | 'campaign' | 'zone';
  readonly name: string;
  /** Of a queue: the channel it no longer takes. */
  readonly channel?: string;
  count: number;
}

/** Counts one more contact. */
export function note(lost: InUse[], one: Omit<InUse, 'count'>): void {
  const known = lost.find(({ kind, name, channel }) => kind === one.kind && name === one.name && channel === one.channel);
  if (known === undefined) lost.push({ ...one, count: 1 });
  else known.count++;
}

/** Campaigns and zones that live contacts need and the plan no longer has, each with the number of contacts. */
export function campaignsLost(state: Readonly<RouterState>, plan: Plan): readonly InUse[] {
  const campaigns = new Set(plan.campaigns.map(({ id }) => id));
  const lost: InUse[] = [];
  for (const { outbound } of state.contacts.values()) {
    if (outbound === null || (campaigns.has(outbound.campaign) && plan.customerZones.includes(outbound.zone))) continue;
    note(lost, campaigns.has(outbound.campaign) ? { kind: 'zone', name: outbound.zone } : { kind: 'campaign', name: outbound.campaign });
  }
  return lost;
}
