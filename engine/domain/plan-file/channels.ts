import type { Channel, Urgency } from '../channel.js';
import { nearestName } from '../nearest.js';
import { BUILT_IN_CHANNELS, TEMPLATES } from './defaults.js';
import { durationMs } from './duration.js';
import { checkOnce, Names } from './names.js';
import type { ChannelFile, PlanFile } from './plan-schema.js';
import type { Findings } from './problems.js';

/** What a channel's policies start from when the plan says nothing. */
export type ChannelTemplate = (typeof TEMPLATES)[Urgency];

export interface Channels {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly templates: ReadonlyMap<string, ChannelTemplate>;
  readonly names: Names;
}

const builtIn = (id: string): ChannelTemplate | undefined =>
  Object.hasOwn(BUILT_IN_CHANNELS, id) ? BUILT_IN_CHANNELS[id as keyof typeof BUILT_IN_CHANNELS] : undefined;

/** The built-in channels, as the plan changes them, and then the plan's own. */
export function channelsOf(file: PlanFile, declared: readonly string[], findings: Findings): Channels {
  const names = new Names('channel', [...Object.keys(BUILT_IN_CHANNELS), ...declared]);
  const templates = new Map<string, ChannelTemplate>();
  const channels: Record<string, Channel> = {};
  for (const id of names.all) {
    const authored: ChannelFile = file.channels?.[id] ?? {};
    const template = builtIn(id) ?? (authored.mode && authored.urgency ? TEMPLATES[authored.urgency] : undefined);
    if (template === undefined) {
      if (file.channels?.[id] !== undefined) {
        findings.add('CHANNEL_INCOMPLETE', ['channels', id], { channel: id }, nearestName(id, Object.keys(BUILT_IN_CHANNELS)));
      }
      continue;
    }
    templates.set(id, template);
    const path = ['channels', id, 'interruptibleBy'];
    channels[id] = {
      id,
      mode: authored.mode ?? template.mode,
      urgency: authored.urgency ?? template.urgency,
      cost: authored.cost ?? template.cost,
      max: authored.max ?? template.max,
      interruptibleBy: names.checkAll(authored.interruptibleBy ?? template.interruptibleBy, path, findings),
      wrapUpMaxMs: durationMs(authored.wrapUpMax ?? template.wrapUpMax),
    };
    checkOnce('rank key', authored.rank ?? [], ['channels', id, 'rank'], findings);
  }
  return { channels, templates, names };
}
