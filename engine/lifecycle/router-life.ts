import { createActor, setup } from 'xstate';
import { named } from './named.js';

/** What can happen to a router as a whole. */
export type RouterLifeEvent = 'router.recovered' | 'router.drain' | 'router.drained' | 'router.fault';

const declare = setup({ types: { events: {} as { type: RouterLifeEvent } }, actions: named() });

/** The router's own life. Not part of the state: it runs as a live actor outside the core. */
export const routerLifeChart = declare.createMachine({
  id: 'router',
  description: 'Says whether the box takes commands: not while it recovers or drains, and never again after a fault.',
  initial: 'recovering',
  states: {
    recovering: { on: { 'router.recovered': { target: 'open' }, 'router.fault': { target: 'faulted' } } },
    open: { on: { 'router.drain': { target: 'draining' }, 'router.fault': { target: 'faulted' } } },
    draining: { on: { 'router.drained': { target: 'closed' }, 'router.fault': { target: 'faulted' } } },
    closed: { type: 'final' },
    faulted: { type: 'final' },
  },
});

export type RouterLifeState = 'recovering' | 'open' | 'draining' | 'closed' | 'faulted';

export interface RouterLife {
  readonly phase: RouterLifeState;
  tell(event: RouterLifeEvent): void;
}

/** Starts the life of one router. */
export function startRouterLife(): RouterLife {
  const actor = createActor(routerLifeChart).start();
  const phaseNow = (): RouterLifeState => actor.getSnapshot().value;
  const life = {
    phase: phaseNow(),
    tell(type: RouterLifeEvent): void {
      actor.send({ type });
      life.phase = phaseNow();
    },
  };
  return life;
}
