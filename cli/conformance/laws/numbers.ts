import { plural } from '../../number-text.js';
import { BOTH, failed, type Law, notSeen, passed, type Verdict } from '../item.js';
import { commandsOn, type Entry, type GivenFrame, sameCommand } from '../tape.js';

/** Two commands of one number are one command to the router: the second would be answered like the first, and never carried out. */
export const numbers: Law = {
  name: 'numbers',
  expected: 'A number belongs to one command for ever; a new command has a higher number than all before it.',
  section: 'Commands, once each',
  roles: BOTH,
  judge: (entries) => {
    // A new process knows of accepted numbers only: those of refused commands are free again.
    const started = entries.findIndex(({ what }) => what === 'started');
    if (started === -1) return inOneProcess(entries);
    const before = inOneProcess(entries.slice(0, started));
    const after = inOneProcess(entries.slice(started));
    return before.verdict !== 'failed' && after.verdict === 'failed' ? after : before;
  },
};

function inOneProcess(entries: readonly Entry[]): Verdict {
  const commands = commandsOn(entries);
  if (commands.length === 0) return notSeen('It sent no command.');
  const taken = new Map<number, GivenFrame>();
  let highest = highestTaken(entries);
  for (const { n, command, late } of commands) {
    const before = taken.get(n);
    const type = String(command['type']);
    if (before === undefined && n <= highest && !late)
      return failed(`${type} came with the number ${n} after number ${highest} had been used.`);
    if (before !== undefined && !sameCommand(before, command))
      return failed(`Number ${n} was ${String(before['type'])} first, and then ${type}${differing(before, command)}.`);
    taken.set(n, command);
    highest = Math.max(highest, n);
  }
  return passed(`${plural(commands.length, 'command')} under ${plural(taken.size, 'number')}.`);
}

/** What the first welcome said of commands that an earlier process has sent. */
function highestTaken(entries: readonly Entry[]): number {
  for (const entry of entries) if (entry.what === 'told' && entry.frame.type === 'welcome') return entry.frame.highestN;
  return 0;
}

const differing = (before: GivenFrame, now: GivenFrame): string => (before['type'] === now['type'] ? ' of something else' : '');
