import type { Agenda } from '@signalbox/simulations/time';
import { KIND } from './behaviour.js';
import type { Line } from './line.js';

/** A hub that takes nothing new between two instants of the day. */
export interface Suspension {
  readonly hub: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The supervisor of the demo: suspends a hub for a while, so that overflow is seen. `nowMs`: what is before it has been done already. */
export function openSupervisor(line: Line, agenda: Agenda, { hub, fromMs, toMs }: Suspension, nowMs: number): void {
  const plan = (atMs: number, type: 'hub.suspend' | 'hub.resume') => {
    if (atMs >= nowMs) agenda.add({ atMs, kind: KIND.supervise, key: hub, act: () => line.tell({ type, hub }, ['HUB_STATE']) });
  };
  plan(fromMs, 'hub.suspend');
  plan(toMs, 'hub.resume');
}
