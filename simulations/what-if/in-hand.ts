import type { EventOf } from '@signalbox/engine';
import type { Act, Part } from './recording.js';
import { type Life, nothing, type Surroundings } from './surroundings.js';

/** Contacts agents have in hand. What was done with the n-th agent of a contact is done again, after as much work as in the record. */
export interface InHand {
  begin(life: Life, event: EventOf<'offer.accepted'>, atMs: number): void;
  /** The work is set aside. */
  pause(offer: string, atMs: number): void;
  goOn(offer: string, atMs: number): void;
  /** The agent's part is over; `undefined`: it was not in hand. `recorded`: the same part in the record, if there is one. */
  end(offer: string): { readonly recorded: Part | undefined } | undefined;
}

interface Task {
  readonly recorded: Part | undefined;
  readonly acts: Act[];
  readonly percent: number;
  workedMs: number;
  /** `null`: set aside. */
  sinceMs: number | null;
  asideFromMs: number;
  asides: number;
  takeBack: () => void;
}

export function openInHand({ recording, changed, drawn, tally, diary, state, send }: Surroundings): InHand {
  const tasks = new Map<string, Task>();
  const partsOf = new Map<Life, number>();
  const percentThen = new Map(recording.roster.agents.map(({ id, handlingPercent }) => [id, handlingPercent]));

  /** How long work takes this agent, of what it took the recorded one. */
  function percentOf(agent: string, recorded: Part | undefined): number {
    if (!changed) return 100;
    const now = state().agents.get(agent)?.profile.handlingPercent ?? 100;
    return recorded === undefined ? now : (now * 100) / (percentThen.get(recorded.agent) ?? 100);
  }

  /**
   * Puts the next act on the agenda, after as much work as in the record, replacing the one that is there: an act may itself set the work
   * aside or resume it.
   */
  function next(task: Task, atMs: number): void {
    task.takeBack();
    task.takeBack = nothing;
    const [act] = task.acts;
    if (act === undefined) return;
    const leftMs = (task.percent === 100 ? act.workedMs : Math.round((act.workedMs * task.percent) / 100)) - task.workedMs;
    // While the work goes on, acts recorded while it was set aside again wait for that.
    if (task.sinceMs !== null && act.aside !== null && task.asides < act.aside.nth && !changed) return;
    // While the work is set aside, only acts recorded while set aside after the same amount of work apply.
    if (task.sinceMs === null && (act.aside === null || leftMs > 0 || task.asides < act.aside.nth)) return;
    const dueMs = task.sinceMs === null ? task.asideFromMs + (act.aside?.forMs ?? 0) : task.sinceMs + leftMs;
    task.takeBack = diary.at(Math.max(atMs, dueMs), act.seq === 0 ? null : act.seq, () => {
      task.acts.shift();
      if (task.acts.length === 0) tally.count('handling', act.seq === 0 ? 'drawn' : 'recorded');
      const done = send(talkScaled(act.command, task.percent));
      // Whoever can no longer hand the contact on as then finishes it: nobody sits with it for the rest of the day.
      if (!done && task.acts.length === 0 && 'contact' in act.command && act.command.type !== 'contact.release')
        send(releaseOf(act.command));
      next(task, atMs);
    });
  }

  return {
    begin(life, { offer, agent, tenant, contact }, atMs) {
      const place = partsOf.get(life) ?? 0;
      partsOf.set(life, place + 1);
      const recorded = life.recorded?.parts[place];
      const acts = [...(recorded?.acts ?? [])];
      if (recorded === undefined || recorded.handlingMs === null) {
        const workedMs = drawn.handlingMs(life.kind, recorded?.workedMs ?? 0, diary.draw(`handling/${life.name}/${place}`));
        acts.push({ workedMs, aside: null, seq: 0, command: releaseOf({ tenant, contact }) });
      }
      const percent = percentOf(agent, recorded);
      const task: Task = { recorded, acts, percent, workedMs: 0, sinceMs: atMs, asideFromMs: atMs, asides: 0, takeBack: nothing };
      tasks.set(offer, task);
      next(task, atMs);
    },
    pause(offer, atMs) {
      const task = tasks.get(offer);
      if (task === undefined || task.sinceMs === null) return;
      task.takeBack();
      task.workedMs += atMs - task.sinceMs;
      task.sinceMs = null;
      task.asideFromMs = atMs;
      task.asides++;
      next(task, atMs);
    },
    goOn(offer, atMs) {
      const task = tasks.get(offer);
      if (task === undefined) return;
      task.takeBack();
      // A silent customer's conversation may be resumed without ever having been reported idle.
      if (task.sinceMs !== null) task.workedMs += atMs - task.sinceMs;
      task.sinceMs = atMs;
      next(task, atMs);
    },
    end(offer) {
      const task = tasks.get(offer);
      task?.takeBack();
      tasks.delete(offer);
      return task;
    },
  };
}

const releaseOf = ({ tenant, contact }: { readonly tenant?: string | undefined; readonly contact: string }) =>
  ({ type: 'contact.release', tenant, contact, disposition: null, talkMs: null, holdMs: null }) as const;

/** The talk time measured by the channel is scaled like the work itself. */
const talkScaled = (command: Act['command'], percent: number): unknown =>
  percent === 100 || command.type !== 'contact.release' || command.talkMs === null
    ? command
    : { ...command, talkMs: Math.round((command.talkMs * percent) / 100) };
