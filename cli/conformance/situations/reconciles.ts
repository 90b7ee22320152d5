import { HEARTBEAT_MS } from '../house.js';
import { failed, notSeen, passed, type Situation } from '../item.js';
import type { Stage } from '../stage.js';
import { commandsOn, type SaidCommand, sameCommand } from '../tape.js';
import { unanswered } from '../unanswered.js';

/** An adapter that brings a contact just when the connection breaks does not know whether it arrived; its next list is to name it all the same. */
export const reconciles: Situation = {
  name: 'reconciles',
  expected:
    'An adapter that lists what it holds after a reconnect sends what was under way first, and makes the list anew: what it leaves out is over.',
  section: 'Reconciling',
  roles: ['adapter'],
  play: async (stage) => {
    const lost = await unanswered(stage, (link) => link.cut());
    if (lost?.command['type'] !== 'contact.enqueue') return notSeen('It brought no contact whose answer could have been lost.');
    const again = await stage.until(() => againOn(stage, lost));
    if (again === undefined) return notSeen('It did not send again what had brought its contact.');
    // A list that begins in this time is read to its end.
    await stage.until(() => (listOn(stage, again.link)?.whole ? true : undefined), HEARTBEAT_MS);
    const begun = listOn(stage, again.link);
    const list = begun?.whole === false ? await stage.until(() => wholeOn(stage, again.link)) : begun;
    if (begun === undefined) return passed('It lists nothing, as it may.');
    if (list === undefined) return failed('It began a list of what it holds, and did not end it with `more: false`.');
    const contact = String(lost.command['contact']);
    if (list.at < again.at) return failed(`It listed what it holds before it had sent again what brought ${contact}.`);
    if (!list.contacts.includes(contact)) return failed(`It left ${contact} out of its list, and so ended it.`);
    return passed(`Its list came after what was under way, and names ${contact}.`);
  },
};

const againOn = ({ entries }: Stage, lost: SaidCommand): SaidCommand | undefined =>
  commandsOn(entries, lost.at + 1).find(({ link, command }) => link !== lost.link && sameCommand(command, lost.command));

interface List {
  /** Place on the tape of its first part. */
  readonly at: number;
  readonly contacts: readonly unknown[];
  readonly whole: boolean;
}

/** The first list of that connection, all its parts together; `undefined`: none has begun. */
function listOn({ entries }: Stage, link: number): List | undefined {
  let at: number | undefined;
  const contacts: unknown[] = [];
  for (const [place, entry] of entries.entries()) {
    if (entry.what !== 'said' || entry.link !== link || entry.frame['type'] !== 'reconcile') continue;
    at ??= place;
    const { holds, more } = entry.frame;
    if (Array.isArray(holds)) contacts.push(...holds.map((held: { contact?: unknown } | null) => held?.contact));
    if (more === false) return { at, contacts, whole: true };
  }
  return at === undefined ? undefined : { at, contacts, whole: false };
}

function wholeOn(stage: Stage, link: number): List | undefined {
  const list = listOn(stage, link);
  return list?.whole ? list : undefined;
}
