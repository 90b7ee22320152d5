import { clientFrameSchema, readCommand } from '@signalbox/engine/protocol';
import { plural } from '../../number-text.js';
import { BOTH, failed, type Law, notSeen, passed } from '../item.js';
import { commandOf, type Entry } from '../tape.js';

/** The gateway passes over fields it does not know, so that nobody notices a misspelt one. Here somebody does. */
export const fields: Law = {
  name: 'fields',
  expected: 'Every frame is one of the page, and no field of it or of its command is unknown or misspelt.',
  section: 'Frames',
  roles: BOTH,
  judge: (entries) => {
    const said = entries.filter((entry) => entry.what === 'said');
    if (said.length === 0) return notSeen('It sent nothing.');
    for (const entry of said) {
      const wrong = wrongIn(entry);
      if (wrong !== null) return failed(wrong);
    }
    return passed(`${plural(said.length, 'frame')}, all as described.`);
  },
};

function wrongIn(entry: Extract<Entry, { what: 'said' }>): string | null {
  const type = String(entry.frame['type']);
  const read = clientFrameSchema.safeParse(entry.frame);
  if (!read.success) return `A frame "${type}" cannot be read: ${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}.`;
  const command = commandOf(entry)?.command;
  const strange = strangeIn(entry.frame, read.data, '');
  if (strange !== undefined) return `"${type}" has no field ${strange}.`;
  if (command === undefined) return null;
  const understood = readCommand(command);
  if ('code' in understood) return `${String(command['type'])}: ${understood.message}`;
  const inCommand = strangeIn(command, understood, '');
  return inCommand === undefined ? null : `${String(command['type'])} has no field ${inCommand}.`;
}

/** A field that was given and that reading has left out. */
function strangeIn(given: unknown, read: unknown, path: string): string | undefined {
  if (typeof given !== 'object' || given === null || typeof read !== 'object' || read === null) return undefined;
  for (const [name, value] of Object.entries(given)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (!Object.hasOwn(read, name)) {
      if (value !== undefined) return here;
      continue;
    }
    const inner = strangeIn(value, Reflect.get(read, name), here);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
