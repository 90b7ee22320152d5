import type { Hub } from '../hub.js';
import type { LanguageTag } from '../ids.js';
import { BLEND_DEFAULTS, PLAN_DEFAULTS } from './defaults.js';
import { checkOnce, type Names } from './names.js';
import type { HubFile, PlanFile } from './plan-schema.js';
import type { Findings, Path } from './problems.js';

export interface HubContext {
  readonly hubs: Names;
  readonly calendars: Names;
  readonly jurisdictions: Names;
  readonly resolve: (tag: string, path: readonly (string | number)[]) => LanguageTag | undefined;
}

export function hubsOf(file: PlanFile, context: HubContext, findings: Findings): readonly Hub[] {
  const hubs = Object.entries(file.hubs).map(([id, hub]) => hubOf(id, hub, file, context, findings));
  checkLeads(hubs, findings);
  return hubs;
}

function hubOf(id: string, hub: HubFile, file: PlanFile, context: HubContext, findings: Findings): Hub {
  const path = ['hubs', id];
  checkOnce('language', hub.languages, [...path, 'languages'], findings);
  const languages = hub.languages.flatMap((tag, index) => context.resolve(tag, [...path, 'languages', index]) ?? []);
  checkKind(id, hub, findings);
  if (hub.calendar !== undefined) context.calendars.check(hub.calendar, [...path, 'calendar'], findings);
  if (hub.lead !== undefined) context.hubs.check(hub.lead, [...path, 'lead'], findings);
  const within = Object.entries(file.jurisdictions ?? {}).flatMap(([name, countries]) => (countries.includes(hub.country) ? [name] : []));
  return {
    id,
    kind: hub.kind,
    country: hub.country,
    zone: hub.zone,
    languages: [...new Set(languages)],
    jurisdictions: hub.jurisdictions ? context.jurisdictions.checkAll(hub.jurisdictions, [...path, 'jurisdictions'], findings) : within,
    costPerHour: hub.costPerHour ?? PLAN_DEFAULTS.costPerHour,
    calendar: hub.calendar ?? null,
    lead: hub.lead ?? null,
    cover: coverOf(hub, [...new Set(languages)], [...path, 'cover', 'languages'], context, findings),
    blend: blendOf(id, hub, findings),
  };
}

/** `all` are the hub's own languages; one the hub does not list is a hint, as with agents. */
function coverOf({ cover }: HubFile, languages: readonly LanguageTag[], path: Path, context: HubContext, findings: Findings): Hub['cover'] {
  if (cover === undefined) return null;
  const { languages: wanted = [], presence = 'ready' } = cover;
  if (wanted === 'all') return { languages, presence };
  checkOnce('language', wanted, path, findings);
  const resolved = wanted.flatMap((tag, index) => context.resolve(tag, [...path, index]) ?? []);
  return { languages: [...new Set(resolved)], presence };
}

/** One acceptance must not be more of the window than the smaller share, or that share could never be owed anything. */
function blendOf(id: string, { blend }: HubFile, findings: Findings): Hub['blend'] {
  if (blend === undefined) return null;
  const { outboundPercent, window = BLEND_DEFAULTS.window } = blend;
  const least = Math.ceil(100 / Math.min(outboundPercent, 100 - outboundPercent));
  if (window < least)
    findings.add('BLEND_WINDOW_SHORT', ['hubs', id, 'blend', blend.window === undefined ? 'outboundPercent' : 'window'], {
      hub: id,
      outboundPercent,
      window,
      least,
    });
  return { outboundPercent, window };
}

function checkKind(id: string, { kind, languages }: HubFile, findings: Findings): void {
  const count = new Set(languages).size;
  if (kind === 'monolingual' && count > 1) findings.add('HUB_MONOLINGUAL', ['hubs', id, 'languages'], { hub: id, count });
  if (kind !== 'monolingual' && count === 1) findings.add('HUB_ONE_LANGUAGE', ['hubs', id, 'kind'], { hub: id, kind });
}

/** A hub that leads itself, at whatever distance, would make the roll-up of reports endless. */
function checkLeads(hubs: readonly Hub[], findings: Findings): void {
  const leads = new Map(hubs.map((hub) => [hub.id, hub.lead]));
  for (const { id } of hubs) {
    const chain = new Set<string>();
    for (let lead = leads.get(id) ?? null; lead !== null && !chain.has(lead); lead = leads.get(lead) ?? null) chain.add(lead);
    if (chain.has(id)) findings.add('LEAD_CIRCULAR', ['hubs', id, 'lead'], { hub: id });
  }
}
