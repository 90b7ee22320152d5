import type { CommandOf } from '../../domain/commands.js';
import type { Outbound } from '../../domain/events/outbound.js';
import { nearestName } from '../../domain/nearest.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { reject } from '../decision.js';
import { enlistedAs, isForbidden, signalUntilMs } from '../outbound.js';
import type { RouterState } from '../state/state.js';

/** What a campaign will know of the contact; `null`: it belongs to none. */
export function enlistment(state: Readonly<RouterState>, command: CommandOf<'contact.enqueue'>, atMs: Ms): Outbound | null | Rejection {
  const { contact, campaign: id, zone: asked } = command;
  const { plan, index } = state;
  if (plan === null || index === null) return reject('PLAN_MISSING');
  if (id === undefined) return asked === undefined ? null : reject('ZONE_UNUSED', { contact });
  const campaign = index.campaigns.get(id);
  if (campaign === undefined) return reject('CAMPAIGN_UNKNOWN', { campaign: id, nearest: nearestName(id, [...index.campaigns.keys()]) });
  const { queue, channel } = campaign;
  if (command.queue !== queue || command.channel !== channel)
    return reject('CAMPAIGN_ELSEWHERE', { contact, campaign: id, queue, channel });
  if (command.callback === true || command.awaitSignal === true)
    return reject('CAMPAIGN_DECIDES', { contact, campaign: id, field: command.callback === true ? 'callback' : 'awaitSignal' });
  if (isForbidden(state, command.tenant ?? '', command.customer)) return reject('DO_NOT_CONTACT', { contact });
  const zones = plan.customerZones;
  const zone = asked ?? (zones.length === 1 ? zones[0] : undefined);
  if (zone === undefined) return reject('ZONE_MISSING', { contact, zones });
  if (!zones.includes(zone)) return reject('CUSTOMER_ZONE_UNKNOWN', { zone, nearest: nearestName(zone, zones) });
  return enlistedAs({ campaign: id, zone, signalUntilMs: signalUntilMs(campaign, 0, Math.max(atMs, command.notBeforeMs ?? atMs)) }, atMs);
}
