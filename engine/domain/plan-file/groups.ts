import type { AgentId } from '../ids.js';
import { name } from './fields.js';
import { Findings, type Path } from './problems.js';
import { type GroupFile, rosterFile } from './roster-schema.js';

const inLowerCase = (text: string): AgentId => text.trim().toLowerCase().replace(/\s+/g, '-');

/** The ids of a group's agents: its names, in lower case, for the first of them; its pattern with numbers of equal length for the others. */
export function membersOf(group: GroupFile, path: Path, findings: Findings): readonly AgentId[] {
  const names = group.names ?? [];
  const count = group.count ?? names.length;
  if (count === 0) {
    const field = [...path, 'count'].join('.');
    findings.add('FIELD_MISSING', [...path, 'count'], { field, expected: 'says how many agents the group has, unless "names" does' });
  }
  const pattern = group.id ?? `${group.group}-{n}`;
  if (!pattern.includes('{n}') && count - names.length > 1) {
    findings.add('GROUP_ID', [...path, 'id'], { group: group.group });
    return [];
  }
  const digits = Math.max(2, String(count).length);
  const ids = Array.from({ length: count }, (_, index) => {
    const named = names[index];
    return named === undefined ? pattern.replaceAll('{n}', String(index + 1).padStart(digits, '0')) : inLowerCase(named);
  });
  const unfit = ids.find((id) => !name.safeParse(id).success);
  if (unfit !== undefined)
    findings.add('NAME_INVALID', [...path, 'group'], { name: unfit, expected: 'must be neither empty nor that long' });
  return ids;
}

/** Ids of the agents by the group that a roster as written puts them in; agents written singly are a group of their own. */
export function membersByGroup(input: unknown): ReadonlyMap<string, readonly AgentId[]> {
  const file = rosterFile.safeParse(input);
  if (!file.success) return new Map();
  const { agents = [], groups = [] } = file.data;
  const singly = Array.isArray(agents) ? agents.map(({ id }) => id) : Object.keys(agents);
  const members = new Map(singly.map((id): [string, AgentId[]] => [id, [id]]));
  for (const group of groups)
    members.set(group.group, [...(members.get(group.group) ?? []), ...membersOf(group, [], new Findings('roster'))]);
  return members;
}
