import type { Plan } from '../domain/plan.js';
import { membersOf } from '../domain/plan-file/groups.js';
import { Findings, type Path, type Problem } from '../domain/plan-file/problems.js';
import { rosterFile } from '../domain/plan-file/roster-schema.js';
import { valueAt } from '../domain/plan-file/tree.js';

/** The content of the files, as a reader of YAML or JSON gives it. */
export interface Written {
  readonly plan: unknown;
  readonly roster: unknown;
}

/**
 * The same problems, at the paths where their subject is written: a policy's field at the queue for one channel, at the queue, or at the
 * channel; an agent in the list, under its id or in its group. Built-in steps are not reported, and a step written for all queues only if
 * it is a problem for each of them.
 */
export function whereWritten(problems: readonly Problem[], plan: Plan, { plan: planFile, roster }: Written): readonly Problem[] {
  const agents = agentPaths(roster);
  const moved = problems.flatMap((found): Problem[] => {
    const path = found.of === 'roster' ? agentPath(found.path, agents) : planPath(found.path, planFile);
    return path === undefined ? [] : [{ ...found, path }];
  });
  const ofChannels = new Map<string, Problem[]>();
  for (const found of moved) if (found.path[0] === 'channels') push(ofChannels, JSON.stringify([found.code, found.path]), found);
  return moved.filter((found) => {
    if (found.path[0] !== 'channels') return true;
    const alike = ofChannels.get(JSON.stringify([found.code, found.path])) ?? [];
    const field = found.path[2] as string;
    const users = plan.queues.filter(
      ({ id, channels }) => channels.includes(found.path[1] as string) && !saysItself(planFile, id, found.path[1] as string, field),
    );
    return alike.length >= users.length && alike[0] === found;
  });
}

function push(lists: Map<string, Problem[]>, key: string, found: Problem): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [found]);
  else list.push(found);
}

const saysItself = (file: unknown, queue: string, channel: string, field: string): boolean =>
  valueAt(file, ['queues', queue, 'byChannel', channel, field]) !== undefined || valueAt(file, ['queues', queue, field]) !== undefined;

/** `undefined`: a step nobody wrote. */
function planPath(path: Path, file: unknown): Path | undefined {
  const [top, queue, byChannel, channel, field, ...rest] = path;
  if (top !== 'queues' || byChannel !== 'byChannel' || queue === undefined || channel === undefined || field === undefined) return path;
  const places: readonly Path[] = [
    ['queues', queue, 'byChannel', channel, field],
    ['queues', queue, field],
    ['channels', channel, field],
  ];
  const place = places.find((one) => valueAt(file, one) !== undefined);
  if (place !== undefined) return [...place, ...rest];
  return field === 'steps' ? undefined : ['queues', queue];
}

function agentPath([, id, ...rest]: Path, agents: ReadonlyMap<string, Path>): Path {
  return [...(agents.get(id as string) ?? ['agents', id as string]), ...rest];
}

function agentPaths(roster: unknown): ReadonlyMap<string, Path> {
  const file = rosterFile.safeParse(roster);
  if (!file.success) return new Map();
  const { agents = [], groups = [] } = file.data;
  const single = Array.isArray(agents)
    ? agents.map(({ id }, index): [string, Path] => [id, ['agents', index]])
    : Object.keys(agents).map((id): [string, Path] => [id, ['agents', id]]);
  const grouped = groups.flatMap((group, index) => {
    const path = ['groups', index];
    return membersOf(group, path, new Findings('roster')).map((id): [string, Path] => [id, path]);
  });
  return new Map([...single, ...grouped]);
}
