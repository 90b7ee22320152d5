import { LIMITS } from '../../limits.js';
import type { Hub } from '../hub.js';
import type { HubId, LanguageTag } from '../ids.js';
import { cefrRank, MODES, type Mode } from '../language.js';
import type { Step } from '../policy.js';
import type { Ms } from '../units.js';
import { formatDuration, spanOrShareMs } from './duration.js';
import type { Names } from './names.js';
import type { StepFile } from './policy-file.js';
import type { Findings, Path } from './problems.js';
import { conditionsOf } from './when.js';

/** What a queue brings to its steps. */
export interface StepContext {
  readonly queue: string;
  readonly home: readonly HubId[];
  readonly homeByLanguage: Readonly<Record<LanguageTag, readonly HubId[]>>;
  readonly lead: HubId | null;
  readonly targetMs: Ms;
  readonly hubs: readonly Hub[];
  readonly hubNames: Names;
  readonly skillNames: Names;
  /** Attributes of agents with their values. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly authorisations: ReadonlySet<string>;
  readonly resolve: (tag: string, path: Path) => LanguageTag | undefined;
}

type Scope = Pick<Step, 'hubs' | 'hubsByLanguage'>;
const ANY: Scope = { hubs: null, hubsByLanguage: {} };

const homeScope = ({ home, homeByLanguage }: StepContext): Scope => ({
  hubs: home.length === 0 ? null : home,
  hubsByLanguage: homeByLanguage,
});

/** Hubs by language of service, as `home` and `hubs` write them; what has no list of its own takes `default`. */
export function hubsByLanguage(
  written: Readonly<Record<string, readonly string[]>>,
  path: Path,
  { hubNames, resolve }: Pick<StepContext, 'hubNames' | 'resolve'>,
  findings: Findings,
): { readonly fallback: readonly HubId[]; readonly byLanguage: Readonly<Record<LanguageTag, readonly HubId[]>> } {
  const byLanguage: Record<LanguageTag, readonly HubId[]> = {};
  for (const [tag, hubs] of Object.entries(written)) {
    if (tag === 'default') continue;
    const language = resolve(tag, [...path, tag]);
    const checked = hubNames.checkAll(hubs, [...path, tag], findings);
    if (language === undefined) continue;
    if (Object.hasOwn(byLanguage, language)) findings.add('NAME_TWICE', [...path, tag], { what: 'language', name: language });
    byLanguage[language] = checked;
  }
  return { fallback: hubNames.checkAll(written['default'] ?? [], [...path, 'default'], findings), byLanguage };
}

function scopeOf(hubs: NonNullable<StepFile['hubs']>, path: Path, context: StepContext, findings: Findings): Scope {
  if (hubs === 'any') return ANY;
  if (hubs === 'home') return homeScope(context);
  if (hubs === 'lead') {
    if (context.lead === null) findings.add('LEAD_MISSING', path, { queue: context.queue });
    return { hubs: context.lead === null ? null : [context.lead], hubsByLanguage: {} };
  }
  if (Array.isArray(hubs)) return { hubs: context.hubNames.checkAll(hubs, path, findings), hubsByLanguage: {} };
  if ('kind' in hubs || 'country' in hubs) {
    const found = context.hubs.filter((hub) => (hubs.kind ?? hub.kind) === hub.kind && (hubs.country ?? hub.country) === hub.country);
    if (found.length === 0) findings.add('HUB_NOT_FOUND', path, { what: Object.keys(hubs).join(' and ') });
    return { hubs: found.map((hub) => hub.id), hubsByLanguage: {} };
  }
  const { fallback, byLanguage } = hubsByLanguage(hubs as Readonly<Record<string, readonly string[]>>, path, context, findings);
  return { hubs: fallback.length === 0 ? null : fallback, hubsByLanguage: byLanguage };
}

/** The step before the first: what its omitted fields take their value from. */
const origin = (context: StepContext): Step => ({
  afterMs: 0,
  ...homeScope(context),
  bots: 'any',
  preferences: 1,
  languageTolerance: 0,
  languageAtLeast: null,
  machineAssisted: false,
  skillTolerance: 0,
  skillsDropped: [],
  reserve: 0,
  when: null,
  raiseBand: null,
});

function stepOf(authored: StepFile, before: Step, path: Path, context: StepContext, findings: Findings): Step {
  const { hubs, languages, skills } = authored;
  const scope = hubs === undefined ? before : scopeOf(hubs, [...path, 'hubs'], context, findings);
  const dropPath = [...path, 'skills', 'drop'];
  const dropped = skills?.drop && context.skillNames.checkAll(skills.drop, dropPath, findings);
  for (const skill of dropped ?? []) {
    if (context.authorisations.has(skill)) findings.add('SKILL_NOT_DROPPABLE', dropPath, { skill });
  }
  return {
    afterMs: authored.after === undefined ? before.afterMs : spanOrShareMs(authored.after, context.targetMs),
    hubs: scope.hubs,
    hubsByLanguage: scope.hubsByLanguage,
    bots: authored.bots ?? before.bots,
    preferences: languages?.preferences === 'all' ? LIMITS.languagesPerContact : (languages?.preferences ?? before.preferences),
    languageTolerance: languages?.tolerance ?? before.languageTolerance,
    languageAtLeast: atLeastOf(languages?.atLeast, before.languageAtLeast),
    machineAssisted: languages?.machineAssisted ?? before.machineAssisted,
    skillTolerance: skills?.tolerance ?? before.skillTolerance,
    skillsDropped: dropped ?? before.skillsDropped,
    reserve: authored.reserve ?? before.reserve,
    when: conditionsOf(authored.when, [...path, 'when'], findings),
    // A rise happens once, when this very step opens.
    raiseBand: authored.raiseBand ?? null,
  };
}

const within = (inner: readonly string[] | null, outer: readonly string[] | null): boolean =>
  outer === null || (inner?.every((name) => outer.includes(name)) ?? false);

/** What a step says of one mode leaves the other as in the step before. */
function atLeastOf(authored: NonNullable<StepFile['languages']>['atLeast'], before: Step['languageAtLeast']): Step['languageAtLeast'] {
  if (authored === undefined) return before;
  if (typeof authored === 'string') return { spoken: authored, written: authored };
  const { spoken = before?.spoken ?? null, written = before?.written ?? null } = authored;
  return spoken === null && written === null ? null : { spoken, written };
}

/** Without a level of its own a step lets nobody in by level alone. */
const heightOf = ({ languageAtLeast }: Step, mode: Mode): number => {
  const level = languageAtLeast?.[mode] ?? null;
  return level === null ? Number.POSITIVE_INFINITY : cefrRank(level);
};

/** Whether `later` opens no agent that `earlier` has not opened, and makes no contact more urgent. */
export function masks(earlier: Step, later: Step): boolean {
  const languages = new Set([...Object.keys(earlier.hubsByLanguage), ...Object.keys(later.hubsByLanguage)]);
  return (
    within(later.hubs, earlier.hubs) &&
    [...languages].every((language) =>
      within(later.hubsByLanguage[language] ?? later.hubs, earlier.hubsByLanguage[language] ?? earlier.hubs),
    ) &&
    (earlier.bots === 'any' || earlier.bots === later.bots) &&
    later.preferences <= earlier.preferences &&
    later.languageTolerance <= earlier.languageTolerance &&
    MODES.every((mode) => heightOf(later, mode) >= heightOf(earlier, mode)) &&
    (earlier.machineAssisted || !later.machineAssisted) &&
    later.skillTolerance <= earlier.skillTolerance &&
    within(later.skillsDropped, earlier.skillsDropped) &&
    later.reserve >= earlier.reserve &&
    later.raiseBand === null
  );
}

/**
 * The steps of a policy, complete. `path` is `null` for built-in steps: nobody is blamed for those. The ones that add nothing are
 * left out, and where a target is so short that its shares fall together they open a millisecond apart.
 */
export function stepsOf(
  authored: readonly StepFile[],
  path: Path | null,
  context: StepContext,
  findings: Findings,
): readonly [Step, ...Step[]] {
  const steps: Step[] = [];
  let before = origin(context);
  for (const [index, one] of authored.entries()) {
    const at = [...(path ?? []), index];
    const written = stepOf(one, before, at, context, findings);
    const step = path === null && index > 0 ? { ...written, afterMs: Math.max(written.afterMs, before.afterMs + 1) } : written;
    // A step with conditions may open before any but the first.
    const earlier = steps.findIndex((opened, at) => (at === 0 || step.when === null) && masks(opened, step));
    before = step;
    if (path === null && earlier >= 0) continue;
    // A misspelt hub leaves a list shorter than it was meant; what then looks masked may not be.
    if (earlier >= 0 && !findings.failed) findings.add('STEP_MASKED', at, { earlier: earlier + 1 });
    checkAfter(one, step, steps.at(-1), at, findings);
    steps.push(step);
  }
  return steps as [Step, ...Step[]];
}

function checkAfter(authored: StepFile, step: Step, before: Step | undefined, path: Path, findings: Findings): void {
  const after = formatDuration(step.afterMs);
  if (before === undefined) {
    if (step.afterMs > 0) findings.add('STEP_FIRST_LATE', [...path, 'after'], { after });
  } else if (authored.after === undefined) findings.add('STEP_AFTER_MISSING', path);
  else if (step.afterMs <= before.afterMs)
    findings.add('STEP_NOT_RISING', [...path, 'after'], { after, before: formatDuration(before.afterMs) });
}
