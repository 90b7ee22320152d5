import type { AgentId } from '../ids.js';
import { name } from './fields.js';
import type { Findings, Path } from './problems.js';
import type { GroupFile } from './roster-schema.js';

/** The ids of a group's agents: its names in lower case, or its pattern with numbers of equal length. */
export function membersOf(group: GroupFile, path: Path, findings: Findings): readonly AgentId[] {
  if (group.names !== undefined) {
    if (group.count !== undefined && group.count !== group.names.length) {
      findings.add('GROUP_SIZE', [...path, 'count'], { group: group.group, count: group.count, named: group.names.length });
    }
    return group.names.map((one) => one.trim().toLowerCase().replace(/\s+/g, '-'));
  }
  if (group.count === undefined) {
    findings.add('FIELD_MISSING', [...path, 'count'], {
      field: [...path, 'count'].join('.'),
      expected: 'says how many agents the group has',
    });
    return [];
  }
  const pattern = group.id ?? `${group.group}-{n}`;
  if (!pattern.includes('{n}') && group.count > 1) {
    findings.add('GROUP_ID', [...path, 'id'], { group: group.group });
    return [];
  }
  const digits = Math.max(2, String(group.count).length);
  const ids = Array.from({ length: group.count }, (_, index) => pattern.replaceAll('{n}', String(index + 1).padStart(digits, '0')));
  const unfit = ids.find((id) => !name.safeParse(id).success);
  if (unfit !== undefined) findings.add('NAME_INVALID', [...path, 'group'], { name: unfit, expected: 'must not be that long' });
  return ids;
}
