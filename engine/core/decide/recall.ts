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

/** Campaigns and zones that live contacts need and the plan no longer has, each with the number of contacts. */
export function campaignsLost(state: Readonly<RouterState>, plan: Plan): ReadonlyMap<string, number> {
  const campaigns = new Set(plan.campaigns.map(({ id }) => id));
  const lost = new Map<string, number>();
  for (const { outbound } of state.contacts.values()) {
    if (outbound === null || (campaigns.has(outbound.campaign) && plan.customerZones.includes(outbound.zone))) continue;
    const what = campaigns.has(outbound.campaign) ? `zone ${outbound.zone}` : `campaign ${outbound.campaign}`;
    lost.set(what, (lost.get(what) ?? 0) + 1);
  }
  return lost;
}
