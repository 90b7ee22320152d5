import type { Plan } from '@signalbox/engine';
import type { ToldOffer } from './board.js';

const SPOKEN: Readonly<Record<string, string>> = { voice: 'call', chat: 'chat', email: 'e-mail', social: 'post' };

export const title = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
export const channelWord = (channel: string): string => SPOKEN[channel] ?? channel;

/** A duration for people: `20 s`, `4 min`, `1 h 05 min`. */
export function span(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A decision in one sentence, with what made it necessary if it was not the first choice. */
export function offerSentence({ atMs, event, waitedMs, suspended }: ToldOffer, plan: Plan, clock: (atMs: number) => string): string {
  const { preferredLanguage, language, channel, hub, agent, ring } = event;
  const from = `${clock(atMs)} ${preferredLanguage ?? ''} ${channelWord(channel)} → ${title(hub)}/${title(agent)}`;
  const choice = ring === 0 ? (waitedMs < 1_000 ? 'at once' : `after ${span(waitedMs)}`) : `ring ${ring + 1} after ${span(waitedMs)}`;
  const spoken = language !== null && language !== preferredLanguage ? `, in ${language}` : '';
  const queue = plan.queues.find(({ id }) => id === event.queue);
  const home = queue?.homeByLanguage[preferredLanguage ?? ''] ?? queue?.home ?? [];
  if (ring === 0 || home.includes(hub)) return `${from}, ${choice}${spoken}`;
  const closed = home.filter((id) => suspended.includes(id));
  const cause = closed.length > 0 ? `${closed.map(title).join(' and ')} suspended` : `nobody free in ${home.map(title).join(' and ')}`;
  return `${from}, ${choice}${spoken}: ${cause}`;
}
