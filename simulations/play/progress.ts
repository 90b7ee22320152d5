import type { Agenda, VirtualClock } from '../time/index.js';
import type { Commander } from './commander.js';
import type { Customer } from './customers.js';
import { SILENT, type Task } from './task.js';
import { TURNS } from './turns.js';

/** How work goes on: until it is done, except while it is set aside or idle or its customer is silent. */
export interface Progress {
  begin(task: Task, atMs: number): void;
  standStill(task: Task, why: number, atMs: number): void;
  /** One reason to stand still is gone; the work goes on if it was the last. */
  goOn(task: Task, because: number, atMs: number): void;
}

export interface ProgressOptions {
  readonly agenda: Agenda;
  readonly clock: VirtualClock;
  readonly command: Commander;
  /** As of the handling times. */
  readonly silenceMs: (customer: Customer) => number | null;
  /** Nothing is left of the work. */
  readonly done: (task: Task) => void;
}

export function openProgress({ agenda, clock, command, silenceMs, done }: ProgressOptions): Progress {
  function workOn(task: Task, atMs: number): void {
    if (task.still !== 0) return;
    task.sinceMs = atMs;
    const { silentAtLeftMs, leftMs } = task;
    const act = silentAtLeftMs === null ? () => done(task) : () => fallSilent(task);
    task.coming = agenda.enter({ atMs: atMs + leftMs - (silentAtLeftMs ?? 0), kind: TURNS.work, act });
  }

  function standStill(task: Task, why: number, atMs: number): void {
    if (task.still === 0) {
      task.coming?.takeBack();
      task.leftMs -= atMs - task.sinceMs;
    }
    task.still |= why;
  }

  function goOn(task: Task, because: number, atMs: number): void {
    if ((task.still & because) === 0) return;
    task.still &= ~because;
    workOn(task, atMs);
  }

  /** Where the plan counts silence by itself the adapter tells of words only, else of silence too. */
  function fallSilent(task: Task): void {
    const { id: contact, demand, silence } = task.customer;
    const atMs = task.sinceMs + task.leftMs - (task.silentAtLeftMs ?? 0);
    task.silentAtLeftMs = null;
    standStill(task, SILENT, atMs);
    const of = { tenant: demand.tenant, contact };
    if (silenceMs(task.customer) === null) command.must({ type: 'contact.idle', ...of });
    const backMs = atMs + Math.max(1, silence?.lastsMs ?? 0);
    agenda.add({
      atMs: backMs,
      act: () => {
        command.must({ type: 'contact.active', ...of });
        goOn(task, SILENT, backMs);
        keepWriting(task);
      },
    });
  }

  /** Where the plan takes nobody's word for silence, who is there writes often enough not to seem silent. */
  function keepWriting(task: Task): void {
    const afterMs = silenceMs(task.customer);
    if (afterMs === null) return;
    agenda.add({
      atMs: clock.nowMs() + Math.max(1, Math.floor(afterMs / 2)),
      act: () => {
        if (task.over || (task.still & SILENT) !== 0) return;
        command.must({ type: 'contact.active', tenant: task.customer.demand.tenant, contact: task.customer.id });
        keepWriting(task);
      },
    });
  }

  return {
    begin(task, atMs) {
      workOn(task, atMs);
      keepWriting(task);
    },
    standStill,
    goOn,
  };
}
