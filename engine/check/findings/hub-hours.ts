import type { AgentProfile } from '../../domain/agent.js';
import type { Hub } from '../../domain/hub.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { Examine, House } from '../house.js';
import { lengthMs, openSpans, type Span, union, without } from '../spans.js';
import { hoursOf, instant, spanOf } from './hours.js';

/**
 * Hours in which a hub is open but nobody on shift there speaks a language it must cover, by language and by language with each skill that
 * somebody there has. Languages are those of its `cover`, else those it lists. Nothing is reported if somebody who speaks the language is
 * bound to no shift, nor for a hub without a single shift, or without hours and `cover`.
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
  /**
   * Open hours in which none of them is on shift; none if one is bound to no shift, or if there are none, which is reported with the
   * queues.
   */
  const gapOf = (who: readonly AgentProfile[]): readonly Span[] => {
    if (who.length === 0 || who.some(({ shift }) => shift === null)) return [];
    const shifts = [...new Set(who.flatMap(({ shift }) => shift ?? []))];
    return without(open, union(...shifts.map((shift) => openSpans(roster.shifts[shift], span))));
  };
  const note = (asking: string, spans: readonly Span[]): void => {
    const key = JSON.stringify(spans);
    const row = byGap.get(key) ?? { languages: [], spans };
    byGap.set(key, row);
    row.languages.push(asking);
  };
  for (const language of wanted) {
    const speakers = agents.filter(({ languages }) => languages.some((one) => one.language === language));
    const plain = gapOf(speakers);
    if (plain.length > 0) note(language, plain);
    for (const { id } of plan.skills) {
      const skilled = gapOf(speakers.filter(({ skills }) => skills.some(({ skill }) => skill === id)));
      if (lengthMs(skilled) > lengthMs(plain)) note(`${language} with ${id}`, skilled);
    }
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
