import type { AgentRecord } from '../core/state/state.js';
import type { HubId, LanguageTag } from '../domain/ids.js';
import { type AgentLanguage, cefrRank, type Mode, type WantedLanguage } from '../domain/language.js';
import type { Step } from '../domain/policy.js';
import type { Routing } from './context.js';

/** The language a contact would be served in, and how well that fits; each number is better when lower. */
export interface Service {
  readonly language: LanguageTag;
  /** Index in the contact's list, from 0. */
  readonly preference: number;
  /** 1 where the region differs (`pt-PT` for `pt-BR`). */
  readonly otherRegion: 0 | 1;
  /** CEFR levels below what the contact asked for; above 0 only in rings that tolerate it. */
  readonly shortfall: number;
  /** The agent does not speak the language; a machine translates. */
  readonly machineAssisted: boolean;
}

/** Hubs of a ring for one language; `null`: any hub. */
export const ringHubs = (step: Step, language: LanguageTag | null): readonly HubId[] | null =>
  (language === null ? undefined : step.hubsByLanguage[language]) ?? step.hubs;

/** The contact's languages that a ring accepts. */
export const acceptable = ({ contact }: Routing, step: Step): readonly WantedLanguage[] =>
  contact.requirement.languages.slice(0, step.preferences);

export const inRing = (step: Step, language: LanguageTag | null, hub: HubId): boolean => ringHubs(step, language)?.includes(hub) ?? true;

export const modeOf = ({ plan, contact }: Routing): Mode => plan.channels[contact.channel]?.mode ?? 'written';

function shortfallOf(wanted: WantedLanguage, spoken: AgentLanguage, mode: Mode): number {
  return Math.max(0, cefrRank(wanted.atLeast) - cefrRank(spoken[mode]));
}

/**
 * The language of service in a ring: the first acceptable one that the agent masters well enough and that the agent's hub serves there. Of
 * several regional variants, the one that fits best.
 */
export function servedLanguage(routing: Routing, agent: AgentRecord, step: Step): Service | undefined {
  const mode = modeOf(routing);
  const wantedLanguages = routing.contact.requirement.languages;
  const last = Math.min(step.preferences, wantedLanguages.length);
  for (let preference = 0; preference < last; preference++) {
    const wanted = wantedLanguages[preference] as WantedLanguage;
    if (!inRing(step, wanted.language, agent.profile.hub)) continue;
    let best: Service | undefined;
    for (const spoken of agent.profile.languages) {
      if (spoken.language !== wanted.language) continue;
      const otherRegion = spoken.tag === wanted.tag || wanted.tag === wanted.language ? 0 : 1;
      const shortfall = shortfallOf(wanted, spoken, mode);
      if (!goodEnough(step, shortfall, spoken, mode) || (wanted.exact && otherRegion === 1)) continue;
      if (best === undefined || otherRegion < best.otherRegion || (otherRegion === best.otherRegion && shortfall < best.shortfall))
        best = { language: wanted.language, preference, otherRegion, shortfall, machineAssisted: false };
    }
    if (best !== undefined) return best;
  }
  return step.machineAssisted && mode === 'written' ? machineService(routing, agent, step) : undefined;
}

function goodEnough(step: Step, shortfall: number, spoken: AgentLanguage, mode: Mode): boolean {
  const enough = step.languageAtLeast?.[mode] ?? null;
  return shortfall <= step.languageTolerance || (enough !== null && cefrRank(spoken[mode]) >= cefrRank(enough));
}

/**
 * The customer's first language that the hub serves in this ring, machine-translated. Its preference number is beyond the whole list, so it
 * ranks behind every speaker.
 */
function machineService(routing: Routing, agent: AgentRecord, step: Step): Service | undefined {
  const wanted = acceptable(routing, step).find(({ language }) => inRing(step, language, agent.profile.hub));
  const behindAll = routing.contact.requirement.languages.length;
  return wanted && { language: wanted.language, preference: behindAll, otherRegion: 1, shortfall: 0, machineAssisted: true };
}
