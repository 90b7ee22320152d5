import type { HubCovered, HubUncovered } from '../../domain/events/alarm.js';
import type { Hub } from '../../domain/hub.js';
import type { LanguageTag } from '../../domain/ids.js';
import type { HubRecord } from '../state/site-records.js';
import type { AgentRecord, RouterState } from '../state/state.js';
import { NOTHING } from './news.js';

/** Whether the agent is at work: a lost desk has its grace period, and having work in hand is no absence. */
const isThere = ({ inRoster, presence, connection }: AgentRecord, signedIn: boolean): boolean =>
  inRoster && connection !== 'disconnected' && (presence === 'ready' || (signedIn && presence === 'notReady'));

/** Languages for which an open hub has nobody; `null` in the list: nobody at all. A hub without agents has nobody to miss. */
function missing(state: Readonly<RouterState>, { id, cover }: Hub): readonly (LanguageTag | null)[] {
  if (cover === null || state.hubs.get(id)?.state !== 'open') return [];
  const left: Set<LanguageTag | null> = new Set(cover.languages.length === 0 ? [null] : cover.languages);
  let agents = 0;
  for (const agent of state.agentsInOrder) {
    if (agent.profile.hub !== id || !agent.inRoster) continue;
    agents++;
    if (!isThere(agent, cover.presence === 'signedIn')) continue;
    left.delete(null);
    for (const { language } of agent.profile.languages) left.delete(language);
    if (left.size === 0) return [];
  }
  return agents === 0 ? [] : [...left];
}

const whyCovered = (record: HubRecord, { cover }: Hub, language: LanguageTag | null): HubCovered['because'] => {
  if (record.state !== 'open') return 'not-open';
  const asked = cover !== null && (language === null ? cover.languages.length === 0 : cover.languages.includes(language));
  return asked ? 'staffed' : 'plan-changed';
};

/** Hubs that have lost their last agent for a language, or got the first one. */
export function changeCover(state: Readonly<RouterState>): readonly (HubUncovered | HubCovered)[] {
  const hubs = state.index?.coveredHubs ?? NOTHING;
  if (hubs.length === 0) return NOTHING;
  const events: (HubUncovered | HubCovered)[] = [];
  for (const hub of hubs) {
    const record = state.hubs.get(hub.id);
    if (record === undefined) continue;
    const now = missing(state, hub);
    for (const language of record.uncovered)
      if (!now.includes(language)) events.push({ type: 'hub.covered', hub: hub.id, language, because: whyCovered(record, hub, language) });
    for (const language of now) if (!record.uncovered.includes(language)) events.push({ type: 'hub.uncovered', hub: hub.id, language });
  }
  return events;
}

/** Clears alarms of hubs that a new plan no longer requires to be covered. */
export const uncover = (state: Readonly<RouterState>, hubs: readonly Hub[]): readonly HubCovered[] =>
  hubs.flatMap(({ id, cover }) =>
    cover === null
      ? (state.hubs.get(id)?.uncovered ?? []).map(
          (language): HubCovered => ({
            type: 'hub.covered',
            hub: id,
            language,
            because: 'plan-changed',
          }),
        )
      : [],
  );
