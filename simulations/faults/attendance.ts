import type { Judge } from './judge.js';
import type { Later } from './later.js';

/** A member with the line that both ends see stand. */
interface Member {
  readonly line: object | null;
}

export interface AttendanceOptions {
  readonly later: Later;
  readonly judge: Judge;
  readonly members: ReadonlyMap<string, Member>;
  /** Since when nothing holds the process up; `null`: it is down. */
  readonly undisturbedSinceMs: () => number | null;
}

const LOOK_EVERY_MS = 5_000;
/** Whoever has had a line for so long, at a process that nothing holds up, must be known to be there. */
const KNOWN_MS = 25_000;

/** Looks again and again whether the router knows of those whose lines stand. */
export function watchAttendance({ later, judge, members, undisturbedSinceMs }: AttendanceOptions): void {
  const since = new Map<string, { readonly line: object; readonly fromMs: number }>();
  function look(): void {
    const nowMs = later.nowMs();
    const calmMs = undisturbedSinceMs();
    for (const [id, { line }] of members) {
      if (line === null || calmMs === null) since.delete(id);
      // A line that broke and came anew between two looks has not stood in the meantime.
      else if (since.get(id)?.line !== line) since.set(id, { line, fromMs: nowMs });
      const fromMs = Math.max(since.get(id)?.fromMs ?? nowMs, calmMs ?? nowMs);
      if (nowMs - fromMs >= KNOWN_MS && !judge.isThere(id))
        judge.found('who is there is known to be there', `${id} has had a line for ${nowMs - fromMs} ms and counts as gone`);
    }
    later.after(LOOK_EVERY_MS, look);
  }
  later.after(LOOK_EVERY_MS, look);
}
