import type { Event } from '../../domain/events.js';
import type { ContactOrdinal, QueueId } from '../../domain/ids.js';
import type { AgentRecord, RouterState } from '../state/state.js';

/** The events since a follower last found nothing to do: it need look at nothing else. */
export type News = readonly Event[];

/** Nothing follows: one shared list, because followers are asked after every event and mostly have nothing to say. */
export const NOTHING: readonly never[] = [];

/** Events that may have changed anything about anybody. */
const everywhere = ({ type }: Event): boolean => type === 'plan.published' || type === 'router.resumed';

/** Those of `agents` that the news may concern, by ordinal. */
export function toldOf(state: Readonly<RouterState>, agents: ReadonlySet<AgentRecord>, news: News): readonly AgentRecord[] {
  let told: Set<AgentRecord> | undefined;
  for (const event of news) {
    if (everywhere(event)) return inOrder(agents);
    const agent = 'agent' in event && event.agent !== null ? state.agents.get(event.agent) : undefined;
    if (agent === undefined || !agents.has(agent)) continue;
    told ??= new Set();
    told.add(agent);
  }
  return told === undefined ? NOTHING : inOrder(told);
}

const inOrder = (agents: ReadonlySet<AgentRecord>): readonly AgentRecord[] => [...agents].sort((a, b) => a.ordinal - b.ordinal);

/** Whether the news may concern one of these contacts. */
export const tellsOf = (news: News, ...ordinals: readonly (ContactOrdinal | null | undefined)[]): boolean =>
  news.some((event) => everywhere(event) || ('ordinal' in event && ordinals.includes(event.ordinal)));

/** Whether contacts may have entered or left the queue. */
export function movesIn(news: News, queue: QueueId): boolean {
  for (const event of news)
    if (everywhere(event) || ('queue' in event && (event.queue === queue || ('from' in event && event.from === queue)))) return true;
  return false;
}
