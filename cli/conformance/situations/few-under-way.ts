import type { ServerFrame } from '@signalbox/engine/protocol';
import { HEARTBEAT_MS } from '../house.js';
import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import type { Stage } from '../stage.js';
import { commandsOn } from '../tape.js';
import type { WireLink } from '../wire-link.js';

/** The most that the welcome allows while this is played: a gateway may say so. */
const UNANSWERED_MAX = 1;

export const fewUnderWay: Situation = {
  name: 'few under way',
  expected: 'A client has no more commands under way than `limits.unansweredMax` of its welcome; the next waits until one is answered.',
  section: 'Commands, once each',
  roles: BOTH,
  play: async (stage, link) => {
    const { wire, entries, provoke, until, command, pause } = stage;
    if (!(await welcomedAnew(stage, link))) return notSeen('It did not come back and subscribe.');
    const from = entries.length;
    let first: number | undefined;
    let answer: ServerFrame | undefined;
    wire.meddle({
      said: (frame) => {
        first ??= frame['type'] === 'command' ? Number(frame['n']) : undefined;
        return true;
      },
      // The answer alone is kept: what has come of the command is told, and so makes the next one due.
      told: (frame) => {
        if (first === undefined || (frame.type !== 'ok' && frame.type !== 'error') || frame.n !== first) return 'pass';
        answer = frame;
        return 'drop';
      },
    });
    await provoke();
    const asked = await command(from);
    if (asked === undefined) return notSeen('It sent no command that could have been under way.');
    await provoke();
    await pause(HEARTBEAT_MS);
    wire.meddle({});
    const left = entries.slice(asked.at).some((entry) => entry.what === 'closed' && entry.link === asked.link);
    if (left || answer === undefined) return notSeen('It ended the connection while a command was under way.');
    const others = () => commandsOn(entries, asked.at + 1).filter(({ n, link: on }) => n !== asked.n && on === asked.link);
    const early = others()[0];
    if (early !== undefined)
      return failed(`It sent number ${early.n} while number ${asked.n} was under way, though it was told ${UNANSWERED_MAX} at most.`);
    wire.link?.tell(answer);
    const next = await until(() => others()[0]);
    return next === undefined
      ? failed(`Number ${asked.n} was answered, and nothing came of what had waited for it.`)
      : passed(`Number ${next.n} came once number ${asked.n} had been answered.`);
  },
};

/** Breaks the connection, and tells the next one of the low limit; whether it has come so far as to be told everything. */
async function welcomedAnew({ wire, entries, until, subscription }: Stage, link: WireLink): Promise<boolean> {
  const from = entries.length;
  wire.meddle({
    told: (frame, its) => {
      if (frame.type !== 'welcome') return 'pass';
      its.tell({ ...frame, limits: { ...frame.limits, unansweredMax: UNANSWERED_MAX } });
      return 'drop';
    },
  });
  link.cut();
  if ((await subscription(from, link.count)) === undefined) return false;
  const isCurrent = () =>
    entries.slice(from).find((entry) => entry.what === 'told' && entry.link !== link.count && entry.frame.type === 'heartbeat');
  return (await until(isCurrent)) !== undefined;
}
