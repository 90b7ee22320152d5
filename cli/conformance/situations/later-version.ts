import type { ServerFrame } from '@signalbox/engine/protocol';
import { HEARTBEAT_MS } from '../house.js';
import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';

export const laterVersion: Situation = {
  name: 'later version',
  expected: 'A client passes over frames, events and fields that it does not know: later versions add some.',
  section: 'The gateway protocol, `signalbox.v1`',
  roles: BOTH,
  play: async ({ wire, entries, provoke, command, pause }, link) => {
    const from = entries.length;
    wire.meddle({
      told: (frame, its) => {
        if (frame.type !== 'events') return 'pass';
        const events = [{ type: 'contact.later' }, ...frame.events.map((event) => ({ ...event, later: true }))];
        its.tell({ ...frame, events } as ServerFrame);
        return 'drop';
      },
    });
    // No frame of this version.
    link.tell({ type: 'later', later: [{ more: true }] } as unknown as ServerFrame);
    await provoke();
    const next = await command(from);
    await pause(HEARTBEAT_MS);
    wire.meddle({});
    // What it has not read yet of such frames would end a connection that stands already, in the situation after this one.
    if (link.over) wire.link?.cut();
    if (link.over) return failed('It ended the connection over a frame, an event or a field that is not of this version.');
    if (next !== undefined) return passed(`It read on, and sent ${String(next.command['type'])}.`);
    const told = entries.slice(from).some((entry) => entry.what === 'told' && entry.frame.type === 'events');
    return told ? failed('It did nothing any more with what it was told.') : notSeen('There was nothing to tell it.');
  },
};
