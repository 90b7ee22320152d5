import { LIMITS } from '../../limits.js';
import type { LanguageResolver } from '../../ports.js';
import type { AgentProfile, Roster } from '../agent.js';
import type { CalendarId, ChannelId } from '../ids.js';
import type { Plan } from '../plan.js';
import type { CapacityUnits, Ms } from '../units.js';
import { agentOf, type RosterContext } from './agents.js';
import type { Entry } from './entry.js';
import { membersOf } from './groups.js';
import type { Hours } from './hours.js';
import { lookUpLanguage } from './languages.js';
import { Names } from './names.js';
import { Findings, type Problem } from './problems.js';
import { type RosterFile, rosterFile } from './roster-schema.js';
import { readShape } from './shape.js';
import { type ShiftCompiler, type Shifts, shiftsOf } from './shifts.js';

export interface DefineRosterOptions {
  /** Resolves a tag to a language of the plan; default: the tag shortened from its end (RFC 4647 look-up). */
  readonly resolveLanguage?: LanguageResolver;
  /** With it, expired authorisations are reported. */
  readonly nowMs?: Ms;
  /** Compiles shifts written as hours into instants; `@signalbox/adapters/plan` has one. */
  readonly compileShift?: ShiftCompiler;
}

export type DefinedRoster =
  | {
      readonly ok: true;
      readonly roster: Roster;
      /** Shifts by id as written, to extend them later. */
      readonly shiftHours: ReadonlyMap<CalendarId, Hours>;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Turns a roster as people write it into the roster the router works with, its names checked against its plan. `check` reports what the two
 * lack together.
 */
export function defineRoster(input: RosterFile, plan: Plan, options?: DefineRosterOptions): DefinedRoster;
export function defineRoster(input: unknown, plan: Plan, options?: DefineRosterOptions): DefinedRoster;
export function defineRoster(input: unknown, plan: Plan, options: DefineRosterOptions = {}): DefinedRoster {
  const findings = new Findings('roster');
  const file = readShape(rosterFile, input, findings);
  return file === undefined ? { ok: false, problems: findings.problems } : defineRosterOf(file, plan, options, findings);
}

/** The part of `defineRoster` that comes after its schema has been asked. Callers whose files are known to fit it start here. */
export function defineRosterOf(
  file: RosterFile,
  plan: Plan,
  options: DefineRosterOptions = {},
  findings: Findings = new Findings('roster'),
): DefinedRoster {
  const shifts = shiftsOf(file, options.compileShift, findings);
  const agents = agentsOf(file, contextOf(plan, shifts, options), findings);
  if (findings.failed) return { ok: false, problems: findings.problems };
  return { ok: true, roster: { agents, shifts: shifts.compiled }, shiftHours: shifts.hours, problems: findings.problems };
}

function agentsOf(file: RosterFile, context: RosterContext, findings: Findings): readonly AgentProfile[] {
  const entries = entriesOf(file, findings);
  if (entries.length > LIMITS.agents) findings.add('LIMIT_PASSED', [], { count: entries.length, what: 'agents', countMax: LIMITS.agents });
  const seen = new Set<string>();
  for (const { id, path } of entries) {
    if (seen.has(id)) findings.add('NAME_TWICE', path, { what: 'agent', name: id });
    seen.add(id);
  }
  return entries.flatMap((entry) => agentOf(entry, context, findings) ?? []);
}

function entriesOf(file: RosterFile, findings: Findings): readonly Entry[] {
  const { agents = [], groups = [] } = file;
  const single = Array.isArray(agents)
    ? agents.map((agent, index): Entry => ({ id: agent.id, agent, path: ['agents', index] }))
    : Object.entries(agents).map(([id, agent]): Entry => ({ id, agent, path: ['agents', id] }));
  const grouped = groups.flatMap((group, index) => {
    const path = ['groups', index];
    return membersOf(group, path, findings).map((id): Entry => ({ id, agent: group, path }));
  });
  return [...single, ...grouped];
}

function contextOf(plan: Plan, shifts: Shifts, { resolveLanguage = lookUpLanguage, nowMs }: DefineRosterOptions): RosterContext {
  return {
    plan,
    nowMs: nowMs ?? null,
    shifts,
    resolve: (tag) => resolveLanguage(tag, plan.languages),
    hubs: new Map(plan.hubs.map((hub) => [hub.id, hub])),
    authorisations: new Set(plan.skills.filter((skill) => skill.authorisation).map(({ id }) => id)),
    leastCosts: leastCostsIn(plan),
    usedChannels: [...new Set(plan.queues.flatMap((queue) => queue.channels))],
    names: {
      hubs: new Names(
        'hub',
        plan.hubs.map(({ id }) => id),
      ),
      tenants: new Names('tenant', plan.tenants),
      channels: new Names('channel', Object.keys(plan.channels)),
      queues: new Names(
        'queue',
        plan.queues.map(({ id }) => id),
      ),
      skills: new Names(
        'skill',
        plan.skills.map(({ id }) => id),
      ),
      languages: new Names('language', plan.languages),
    },
  };
}

/** Asked once for the roster: each agent's channels in each queue are agents × channels × queues. */
const leastCostsIn = ({ queues, channels }: Plan): Readonly<Record<ChannelId, CapacityUnits>> =>
  Object.fromEntries(
    Object.entries(channels).map(([id, channel]) => {
      const costs = queues.flatMap(({ policies }) => policies[id]?.cost ?? []);
      return [id, costs.length > 0 ? Math.min(...costs) : channel.cost];
    }),
  );
