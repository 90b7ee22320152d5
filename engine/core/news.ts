import type { Event } from '../domain/events.js';
import type { ContactOrdinal, QueueId } from '../domain/ids.js';
import type { AgentRecord } from './state.js';

/** What has happened since somebody last looked and found nothing to do: who follows events need look at nothing else. */
export type News = readonly Event[];

/** Events that may have changed anything about anybody. */
const everywhere = ({ type }: Event): boolean => type === 'plan.published' || type === 'router.resumed';

/** Those of `agents` the news may be about, by ordinal. */
export function toldOf(agents: ReadonlySet<AgentRecord>, news: News): readonly AgentRecord[] {
  const told = news.some(everywhere)
    ? [...agents]
    : [...agents].filter(({ id }) => news.some((event) => 'agent' in event && event.agent === id));
  return told.sort((a, b) => a.ordinal - b.ordinal);
}

/** Whether the news may be about one of these contacts. */
export const tellsOf = (news: News, ...ordinals: readonly (ContactOrdinal | null | undefined)[]): boolean =>
  news.some((event) => everywhere(event) || ('ordinal' in event && ordinals.includes(event.ordinal)));

/** Whether contacts may have come to the queue, or left it. */
export const movesIn = (news: News, queue: QueueId): boolean =>
  news.some((event) => everywhere(event) || ('queue' in event && (event.queue === queue || ('from' in event && event.from === queue))));
