import type { AgentProfile } from '../../domain/agent.js';
import type { Hub } from '../../domain/hub.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { Examine, House } from '../house.js';
import { lengthMs, openSpans, type Span, union, without } from '../spans.js';
import { hoursOf, instant, spanOf } from './hours.js';

/**
 * Hours in which a hub is open and nobody of it is on shift who speaks a language it must be there for: those of its `cover`, else those it
 * lists. Nothing is told where somebody who speaks it is bound to no shift, nor of a hub without a single shift, or without hours and `cover`.
 */
export const hubHours: Examine = (house) => {
  const span = spanOf(house);
  if (span === undefined) return [];
  const byHub = new Map<string, AgentProfile[]>();
  for (const { agent } of house.classes) byHub.set(agent.profile.hub, [...(byHub.get(agent.profile.hub) ?? []), agent.profile]);
  return house.plan.hubs.flatMap((hub) => ofHub(house, hub, byHub.get(hub.id) ?? [], span));
};

function ofHub({ plan, roster }: House, hub: Hub, agents: readonly AgentProfile[], span: Span): readonly Problem[] {
  if ((hub.calendar === null && hub.cover === null) || agents.every(({ shift }) => shift === null)) return [];
  const open = openSpans(hub.calendar === null ? undefined : plan.calendars[hub.calendar], span);
  const wanted = hub.cover === null || hub.cover.languages.length === 0 ? hub.languages : hub.cover.languages;
  const byGap = new Map<string, { languages: string[]; spans: readonly Span[] }>();
  for (const language of wanted) {
    const speakers = agents.filter(({ languages }) => languages.some((one) => one.language === language));
    // Nobody at all is told with the queues.
    if (speakers.length === 0 || speakers.some(({ shift }) => shift === null)) continue;
    const shifts = [...new Set(speakers.flatMap(({ shift }) => shift ?? []))];
    const spans = without(open, union(...shifts.map((shift) => openSpans(roster.shifts[shift], span))));
    if (spans.length === 0) continue;
    const key = JSON.stringify(spans);
    const row = byGap.get(key) ?? { languages: [], spans };
    byGap.set(key, row);
    row.languages.push(language);
  }
  return [...byGap.values()].map(({ languages, spans }) => {
    const [first] = spans as readonly [Span, ...Span[]];
    return problem('HUB_OFF_SHIFT', 'plan', hub.calendar === null ? ['hubs', hub.id] : ['hubs', hub.id, 'calendar'], {
      hub: hub.id,
      languages,
      uncovered: hoursOf(lengthMs(spans)),
      open: hoursOf(lengthMs(open)),
      from: instant(first.fromMs),
      to: instant(first.toMs),
    });
  });
}
