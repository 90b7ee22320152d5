/**
 * Looks whether whoever started this process is still there. npm puts a shell between itself and what it starts; a signal to npm reaches
 * that shell or, where npm was killed outright, nobody at all. Plain Node without dependencies, because it runs before there are any.
 */
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

const LOOK_MS = 500;

/** Calls once, when the parent of this process, or npm behind the parent, has ended. Keeps no process alive; answers how to stop looking. */
export function whenStarterIsGone(act) {
  const parent = process.ppid;
  const npm = npmBehind(parent);
  const look = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || parentOf(parent) === npm)) return;
    clearInterval(look);
    act();
  }, LOOK_MS);
  look.unref();
  return () => clearInterval(look);
}

/**
 * The npm that waits for the shell `pid`, where there is one. Only /proc tells; on systems without it the shell usually makes way for its
 * only command, and npm is the parent itself.
 */
function npmBehind(pid) {
  const node = process.env.npm_node_execpath;
  if (node === undefined || isRunning(pid, node)) return undefined;
  const above = parentOf(pid);
  return above !== undefined && isRunning(above, node) ? above : undefined;
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // pid (name) state parent …, and a name may hold anything.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function isRunning(pid, program) {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === realpathSync(program);
  } catch {
    return false;
  }
}
