import type { Command } from '@signalbox/engine';
import type { Trial } from '../../scenario/index.js';
import type { Sums } from './sums.js';
import type { Window } from './window.js';

export type PresenceField = 'netMs' | 'coveringMs';

/**
 * The time in which agents are on shift for contacts, told from what they themselves say: they sign in as a shift begins, ask for a break as it
 * begins, say that they are ready as it ends, and ask to be signed out as the shift ends, however long the work in hand takes them then.
 */
export function openPresenceCount({ staff }: Trial, window: Window, sums: Sums<PresenceField>) {
  const since = new Map<string, number>();
  const homes = new Map(staff.flatMap((group) => group.agents.map((agent) => [agent, group] as const)));

  function away(agent: string, atMs: number): void {
    const home = homes.get(agent);
    const sinceMs = since.get(agent);
    since.delete(agent);
    if (home === undefined || sinceMs === undefined) return;
    const names = [`group ${home.group}`, `hub ${home.hub}`, 'all all'];
    for (const { interval, spanMs } of window.parts(sinceMs, atMs)) {
      sums.add(names, interval, 'netMs', spanMs);
      if (home.required.length > 0) sums.add(names, interval, 'coveringMs', spanMs);
    }
  }

  return {
    take(command: Command, atMs: number): void {
      if (command.type === 'agent.sign-out') away(command.agent, atMs);
      else if (command.type === 'agent.sign-in') since.set(command.agent, atMs);
      else if (command.type !== 'agent.set-presence') return;
      else if (command.presence === 'notReady') away(command.agent, atMs);
      else if (!since.has(command.agent)) since.set(command.agent, atMs);
    },
    close(endMs: number): void {
      for (const agent of [...since.keys()]) away(agent, endMs);
    },
  };
}
