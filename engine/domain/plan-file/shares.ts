import type { Shares } from '../queue.js';
import { SHARE_DEFAULTS } from './defaults.js';
import { durationMs } from './duration.js';
import { checkOnce, type Names } from './names.js';
import type { QueueFile } from './plan-schema.js';
import type { Findings, Path } from './problems.js';

/** The shares of a queue: each hub in one group at most, the groups making up the whole. */
export function sharesOf(id: string, written: QueueFile['shares'], path: Path, hubs: Names, findings: Findings): Shares | null {
  if (written === undefined) return null;
  const named = written.groups.flatMap((group) => group.hubs);
  checkOnce('hub', named, [...path, 'groups'], findings);
  const groups = written.groups.map((group, index) => ({
    hubs: hubs.checkAll(group.hubs, [...path, 'groups', index, 'hubs'], findings),
    percent: group.percent,
  }));
  const sum = groups.reduce((all, { percent }) => all + percent, 0);
  if (sum !== 100) findings.add('SHARES_SUM', [...path, 'groups'], { queue: id, sum });
  const { window = SHARE_DEFAULTS.window, tolerance = SHARE_DEFAULTS.tolerance, hold = SHARE_DEFAULTS.hold } = written;
  return { groups, window, tolerance, holdMs: durationMs(hold) };
}
