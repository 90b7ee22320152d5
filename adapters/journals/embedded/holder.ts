import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Who holds a journal: enough to tell whether that very process still lives, also after a reboot or when its pid was given to another. */
export interface Holder {
  readonly pid: number;
  /** The boot the process runs in; `null` where the system does not number them. */
  readonly bootId: string | null;
  /** When the process started, as the system counts it; `null`: unknown. */
  readonly startedAt: string | null;
  /** When it claimed the journal. */
  readonly sinceMs: number;
}

export const thisHolder = (): Holder => ({ pid: process.pid, bootId: bootId(), startedAt: startOf(process.pid), sinceMs: Date.now() });

/** Whether the process that made this claim still lives. In doubt it does: a journal is not taken from a living one. */
export function isAlive(holder: Holder): boolean {
  if (holder.bootId !== bootId() || !exists(holder.pid)) return false;
  const startedAt = startOf(holder.pid);
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is such a process, and it belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

const ENDED = 'ended';

/** When a process started; `ended` for one that only waits for its parent to notice; `null` where the system does not say. */
function startOf(pid: number): string | null {
  try {
    // proc(5): fields are counted behind the name in brackets, which may itself hold blanks; the first is the state, the 20th the start in clock ticks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : (fields[19] ?? null);
  } catch {
    return process.platform === 'linux' || process.platform === 'win32' ? null : startByPs(pid);
  }
}

function startByPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
