import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The holder of a journal: enough to tell whether that very process is still alive, even after a reboot or if its pid was reused. */
export interface Holder {
  readonly pid: number;
  /** The boot in which the process runs; `null` if the system does not number them. */
  readonly bootId: string | null;
  /** When the process started, as the system counts it; `null`: unknown. */
  readonly startedAt: string | null;
  /** When it claimed the journal. */
  readonly sinceMs: number;
}

export const thisHolder = (): Holder => ({ pid: process.pid, bootId: bootId(), startedAt: startOf(process.pid), sinceMs: Date.now() });

/** Whether the process that made this claim is alive. In doubt it is: a journal is never taken from a living process. */
export function isAlive(holder: Holder): boolean {
  if (holder.bootId !== bootId() || !exists(holder.pid)) return false;
  const startedAt = startOf(holder.pid);
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: the process exists and belongs to somebody else.
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

/** When a process started; `ended` for a zombie; `null` if the system does not say. */
function startOf(pid: number): string | null {
  try {
    // proc(5): fields are counted after the name in brackets, which may itself contain blanks; the first is the state, the 20th the start
    // in clock ticks.
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
