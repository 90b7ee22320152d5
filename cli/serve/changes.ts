import type { Plan, Roster } from '@signalbox/engine';

interface Named {
  readonly id: string;
}

/** `queues +vip −old ~calls`: what came, went and changed; `undefined`: nothing. */
function changesIn(what: string, before: readonly Named[], after: readonly Named[]): string | undefined {
  const old = new Map(before.map((one) => [one.id, JSON.stringify(one)]));
  const now = new Set(after.map(({ id }) => id));
  const marks = [
    ...after.filter(({ id }) => !old.has(id)).map(({ id }) => `+${id}`),
    ...before.filter(({ id }) => !now.has(id)).map(({ id }) => `−${id}`),
    ...after.filter((one) => old.has(one.id) && old.get(one.id) !== JSON.stringify(one)).map(({ id }) => `~${id}`),
  ];
  if (marks.length === 0) return undefined;
  const shown = marks.slice(0, 12).join(' ');
  return `${what} ${shown}${marks.length > 12 ? ` and ${marks.length - 12} more` : ''}`;
}

const PARTS = ['hubs', 'queues', 'skills', 'presenceReasons', 'channels', 'calendars'] as const;
type Part = (typeof PARTS)[number];

const listOf = (plan: Plan, part: Part): readonly Named[] => {
  const whole = plan[part];
  return (Array.isArray(whole) ? whole : Object.values(whole)) as readonly Named[];
};

/** What differs between two plans with their rosters, by name; empty: nothing does. */
export function changes(before: { plan: Plan; roster: Roster }, after: { plan: Plan; roster: Roster }): readonly string[] {
  const named = [
    ...PARTS.map((part) => changesIn(part, listOf(before.plan, part), listOf(after.plan, part))),
    changesIn('agents', before.roster.agents, after.roster.agents),
    changesIn('shifts', Object.values(before.roster.shifts), Object.values(after.roster.shifts)),
  ].filter((line) => line !== undefined);
  return rest(before.plan) === rest(after.plan) ? named : [...named, 'settings of the whole plan'];
}

const rest = (plan: Plan): string => JSON.stringify(Object.entries(plan).filter(([name]) => !PARTS.some((part) => part === name)));
