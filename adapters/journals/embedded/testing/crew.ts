import type { CommandId, CommandInput, Event, Router } from '@signalbox/engine';
import type { RouterState } from '@signalbox/engine/journal';
import { chanceOf } from '../../../contract/journal/chance.js';

/** What the crew tells of itself: each command before it is sent, and each acceptance. */
export interface CrewReport {
  sent(by: CommandId, command: CommandInput): void;
  accepted(by: CommandId, seq: number): void;
}

const FIRST_LANGUAGES = ['fr', 'es', 'pt'] as const;
/** Contacts that the crew lets wait at a time, so that a long run stays a run and does not become a flood. */
const WAITING_MAX = 150;
/** Contacts each adapter brings at the same time. */
const STREAMS = 4;

/**
 * Works a router as fast as it answers: two adapters bring contacts and take some back, twelve desks accept, reject and dawdle over
 * offers, release contacts and finish wrap-ups. Every sender has its own rising numbers. `start` says what an earlier crew left.
 */
export function crew(router: Router, run: string, start: Readonly<RouterState>, report: CrewReport): { start(): void; stop(): void } {
  const chance = chanceOf(Number.parseInt(run, 10) + 1);
  const numbers = new Map<string, number>();
  let working = true;
  let waiting = start.waiting.size;

  function send(sender: string, command: CommandInput, then: () => void = () => undefined): void {
    if (!working) return;
    const n = (numbers.get(sender) ?? 0) + 1;
    numbers.set(sender, n);
    const by = { sender: `${sender}#${run}`, n };
    report.sent(by, command);
    router.dispatch(command, by, (answer) => {
      if (answer.ok) report.accepted(by, answer.seq);
      if (router.phase === 'open') then();
      else working = false;
    });
  }

  const later = (msMax: number, act: () => void): void => {
    setTimeout(() => working && act(), chance(msMax));
  };

  function bring(adapter: string, stream: number, count: number): void {
    if (!working) return;
    const contact = `${adapter}-${run}-${stream}-${count}`;
    const live = chance(2) === 0;
    const next = (): void => {
      if (waiting < WAITING_MAX) bring(adapter, stream, count + 1);
      else later(10, () => bring(adapter, stream, count + 1));
    };
    send(
      adapter,
      {
        type: 'contact.enqueue',
        contact,
        queue: live ? 'care' : 'post',
        channel: (live ? ['voice', 'chat'] : ['email', 'social'])[chance(2)] as string,
        languages: [{ tag: FIRST_LANGUAGES[chance(3)] as string }],
        adapter,
      },
      next,
    );
    if (chance(6) === 0) later(30, () => send(adapter, { type: 'contact.abandon', contact }));
  }

  function hear(event: Event): void {
    switch (event.type) {
      case 'contact.queued':
        waiting += 1;
        return;
      case 'contact.abandoned':
        waiting -= 1;
        return;
      case 'offer.made': {
        const { offer, agent } = event;
        const mood = chance(20);
        // One in twenty is left lying, so that a kill always meets live offers.
        later(mood === 0 ? 2_000 : 8, () => send(agent, mood > 2 ? { type: 'offer.accept', offer } : { type: 'offer.reject', offer }));
        return;
      }
      case 'offer.accepted': {
        waiting -= 1;
        const { agent, tenant, contact } = event;
        later(15, () => send(agent, { type: 'contact.release', tenant, contact, disposition: 'done' }));
        return;
      }
      case 'contact.released': {
        const { agent, offer } = event;
        later(10, () => send(agent, { type: 'wrap-up.finish', offer }));
      }
    }
  }

  return {
    start() {
      router.subscribe(({ events }) => {
        if (working) for (const event of events) hear(event);
      });
      for (const agent of start.agentsInOrder) {
        send(agent.id, { type: 'agent.connected', agent: agent.id, connection: `window-${run}` });
        if (agent.presence !== 'ready') send(agent.id, { type: 'agent.sign-in', agent: agent.id });
        send(agent.id, { type: 'agent.set-presence', agent: agent.id, presence: 'ready' });
      }
      for (const { state, agent, tenant, contact, offer } of start.offers.values()) {
        if (state === 'assigned' || state === 'suspended') send(agent, { type: 'contact.release', tenant, contact });
        if (state !== 'live') later(10, () => send(agent, { type: 'wrap-up.finish', offer }));
      }
      for (const adapter of ['phones', 'mailbox']) {
        send(adapter, { type: 'adapter.connected', adapter });
        for (let stream = 0; stream < STREAMS; stream++) bring(adapter, stream, 1);
      }
    },
    stop() {
      working = false;
    },
  };
}
