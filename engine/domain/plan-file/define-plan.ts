import type { LanguageResolver } from '../../ports.js';
import type { CompiledCalendar } from '../calendar.js';
import { isOfCampaigns } from '../campaign.js';
import type { LanguageTag } from '../ids.js';
import type { Plan, PresenceReason } from '../plan.js';
import { calendarsOf } from './calendars.js';
import { callingWindowsOf } from './calling-windows.js';
import { campaignsOf } from './campaigns.js';
import { channelsOf } from './channels.js';
import { CUSTOMARY_REASONS, PLAN_DEFAULTS } from './defaults.js';
import { durationMs } from './duration.js';
import { hubsOf } from './hubs.js';
import { baseLanguage, canonicalTag, lookUpLanguage } from './languages.js';
import { checkOnce, Names } from './names.js';
import { type PlanFile, planFile } from './plan-schema.js';
import { Findings, type Path, type Problem } from './problems.js';
import { queuesOf } from './queues.js';
import { rosterLanguages } from './roster-languages.js';
import { readShape } from './shape.js';
import { namesAt } from './tree.js';

export interface DefinePlanOptions {
  /** Calendars already compiled, by their ids in the plan. */
  readonly calendars?: readonly CompiledCalendar[];
  /** The roster as written: its languages are added to those of the hubs if the plan lists none. */
  readonly roster?: unknown;
  /** Resolves a tag to a language of the plan; default: the tag shortened from its end (RFC 4647 look-up). */
  readonly resolveLanguage?: LanguageResolver;
}

export type DefinedPlan =
  | { readonly ok: true; readonly plan: Plan; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Turns a plan as people write it into the plan the router works with: defaults filled in, names checked, durations in milliseconds.
 * Reports everything that is wrong at once. An `ok` plan comes with hints, a refused one with errors and hints.
 */
export function definePlan(input: PlanFile, options?: DefinePlanOptions): DefinedPlan;
export function definePlan(input: unknown, options?: DefinePlanOptions): DefinedPlan;
export function definePlan(input: unknown, options: DefinePlanOptions = {}): DefinedPlan {
  const findings = new Findings('plan');
  const file = readShape(planFile, input, findings);
  return file === undefined ? { ok: false, problems: findings.problems } : definePlanOf(file, input, options, findings);
}

/** The part of `definePlan` that comes after its schema has been asked. Callers whose files are known to fit it start here. */
export function definePlanOf(
  file: PlanFile,
  input: unknown,
  options: DefinePlanOptions,
  findings: Findings = new Findings('plan'),
): DefinedPlan {
  const plan = compile(file, input, options, findings);
  return findings.failed ? { ok: false, problems: findings.problems } : { ok: true, plan, problems: findings.problems };
}

/** `input` also contains the entries that had to be left out of `file`: referring to them is no further mistake. */
function compile(file: PlanFile, input: unknown, options: DefinePlanOptions, findings: Findings): Plan {
  const languages = languagesOf(file, options);
  const languageNames = new Names('language', languages);
  const resolveLanguage = options.resolveLanguage ?? lookUpLanguage;
  const resolve = (tag: string, path: Path): LanguageTag | undefined => {
    const language = resolveLanguage(tag, languages);
    if (language === undefined) languageNames.check(canonicalTag(tag), path, findings);
    return language;
  };
  checkOnce('language', (file.languages ?? []).map(canonicalTag), ['languages'], findings);

  const skills = (file.skills ?? []).map((skill) =>
    typeof skill === 'string' ? { id: skill, authorisation: false } : { id: skill.id, authorisation: skill.authorisation ?? false },
  );
  checkOnce(
    'skill',
    skills.map(({ id }) => id),
    ['skills'],
    findings,
  );
  checkOnce('tenant', file.tenants ?? [], ['tenants'], findings);

  const calendars = calendarsOf(file, options.calendars ?? [], findings);
  const calling = callingWindowsOf(file, calendars, findings);
  const given = Object.keys(calendars).filter((id) => !isOfCampaigns(id));
  const calendarNames = new Names('calendar', [...given, ...namesAt(input, 'calendars')]);
  const jurisdictions = file.jurisdictions ?? {};
  const hubNames = new Names('hub', namesAt(input, 'hubs'));
  const channels = channelsOf(file, namesAt(input, 'channels'), findings);
  const hubs = hubsOf(
    file,
    { hubs: hubNames, calendars: calendarNames, jurisdictions: new Names('jurisdiction', namesAt(input, 'jurisdictions')), resolve },
    findings,
  );
  const tenants = [...new Set(file.tenants ?? [file.plan])];
  const queues = queuesOf(
    file,
    {
      channels,
      hubs,
      hubNames,
      skillNames: new Names(
        'skill',
        skills.map(({ id }) => id),
      ),
      attributes: file.agentAttributes ?? {},
      authorisations: new Set(skills.filter((skill) => skill.authorisation).map(({ id }) => id)),
      tenants: new Names('tenant', tenants),
      queueNames: namesAt(input, 'queues'),
      calendars: calendarNames,
      resolve,
    },
    findings,
  );
  return {
    name: file.plan,
    seed: file.seed ?? PLAN_DEFAULTS.seed,
    pointMs: file.priorityPoint === undefined ? PLAN_DEFAULTS.pointMs : durationMs(file.priorityPoint),
    disconnectGraceMs: file.disconnectGrace === undefined ? PLAN_DEFAULTS.disconnectGraceMs : durationMs(file.disconnectGrace),
    tenants,
    languages,
    languageAtLeast: file.languageAtLeast ?? PLAN_DEFAULTS.languageAtLeast,
    jurisdictions,
    skills,
    agentAttributes: file.agentAttributes ?? {},
    presenceReasons: reasonsOf(file),
    channels: channels.channels,
    hubs,
    queues,
    calendars,
    callingWindows: calling.windows,
    customerZones: calling.zones,
    campaigns: campaignsOf(
      file,
      {
        queues,
        queueNames: new Names('queue', namesAt(input, 'queues')),
        windowNames: new Names('calling window', namesAt(input, 'callingWindows')),
      },
      findings,
    ),
  };
}

function languagesOf(file: PlanFile, options: DefinePlanOptions): readonly LanguageTag[] {
  const found = file.languages?.map(canonicalTag) ?? [
    ...Object.values(file.hubs).flatMap((hub) => hub.languages.map((tag) => baseLanguage(canonicalTag(tag)))),
    ...rosterLanguages(options.roster).map((tag) => baseLanguage(canonicalTag(tag))),
  ];
  return [...new Set(found)];
}

/** The built-in reasons, as changed by the plan, and then the plan's own. */
function reasonsOf(file: PlanFile): readonly PresenceReason[] {
  const authored = file.presenceReasons ?? {};
  const own = Object.keys(authored)
    .filter((id) => !CUSTOMARY_REASONS.some((reason) => reason.id === id))
    .map((id): PresenceReason => ({ id, paid: true, countsAsOccupied: false, maxMs: null }));
  return [...CUSTOMARY_REASONS, ...own].map((reason) => {
    const { paid, countsAsOccupied, max } = authored[reason.id] ?? {};
    return {
      id: reason.id,
      paid: paid ?? reason.paid,
      countsAsOccupied: countsAsOccupied ?? reason.countsAsOccupied,
      maxMs: max === undefined ? reason.maxMs : max === 'none' ? null : durationMs(max),
    };
  });
}
