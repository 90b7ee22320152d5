import { type Answer, type Event, Fault, hostClock, openRouter, type Plan, type Roster, type Router } from '@signalbox/engine';
import type { Disk } from './disk.js';
import type { Fate } from './fault-case.js';
import type { Judge } from './judge.js';
import type { Later } from './later.js';
import type { Machine } from './machine.js';
import type { Counter, Link, Wire } from './wire.js';

/** What a run may put in the place of a part, to see whether that is noticed. */
export interface Parts {
  readonly journal?: (disk: Disk) => Disk;
  readonly router?: (router: Router) => Router;
  readonly match?: NonNullable<Parameters<typeof openRouter>[0]>['match'];
}

export interface HostOptions {
  readonly later: Later;
  readonly disk: Disk;
  readonly machine: Machine;
  readonly judge: Judge;
  readonly wire: Wire;
  readonly plan: Plan;
  readonly roster: Roster;
  readonly parts: Parts;
}

/** The process under test and whoever starts it again: the production router, and what a gateway does for it. */
export interface Host extends Counter {
  readonly starts: number;
  /** The process dies, and is started again after so long. */
  crash(fate: Fate, downMs: number): void;
}

const RESTART_MS = 2_000;

export function openHost(options: HostOptions): Host {
  const { later, disk, machine, judge, wire, plan, roster, parts } = options;
  const links = new Map<Link, { welcomed: boolean; readonly held: { readonly seq: number; readonly events: readonly Event[] }[] }>();
  let router: Router | null = null;
  let starts = 0;
  let life = 0;
  let kill = (): void => undefined;

  function start(acceptClockBehind: boolean): void {
    const own = ++life;
    const { time, kill: ends } = machine.boot();
    kill = ends;
    starts++;
    const clock = hostClock({ machine: time });
    const journal = parts.journal?.(disk) ?? disk;
    const match = parts.match === undefined ? {} : { match: parts.match };
    openRouter({ journal, plan, roster, clock, acceptClockBehind, checkInvariants: true, ...match }).then(
      (opened) => {
        if (own === life) up(parts.router?.(opened) ?? opened, own);
      },
      (error: unknown) => {
        if (own === life) failed(error);
      },
    );
  }

  function up(opened: Router, own: number): void {
    router = opened;
    judge.everythingKept();
    opened.subscribe(({ seq, check, events }) => {
      if (own !== life) return;
      judge.released({ seq, check });
      for (const [link, { welcomed, held }] of links) {
        const own = events.filter((event) => concerns(link, event));
        if (own.length === 0) continue;
        if (welcomed) wire.say(link, ({ heard }) => heard(own));
        else held.push({ seq, events: own });
      }
    });
    opened.closed.catch((error: unknown) => {
      if (own === life) failed(error);
    });
  }

  /** Stopped by a fault: what the disk does is part of the case, anything else is a finding. */
  function failed(error: unknown): void {
    const code = error instanceof Fault ? error.code : 'UNEXPECTED';
    if (code !== 'JOURNAL_FAILED' && code !== 'CLOCK_BEHIND')
      judge.found(code === 'INVARIANT_BROKEN' ? 'invariants' : 'no fault', error instanceof Error ? error.message : String(error));
    dies();
    later.after(RESTART_MS, () => {
      // Whoever runs it reads what CLOCK_BEHIND says to do, and does it.
      if (router === null) start(code === 'CLOCK_BEHIND');
    });
  }

  function dies(): void {
    life++;
    router = null;
    kill();
    for (const link of links.keys()) {
      link.accepted = false;
      wire.say(link, ({ closed }) => {
        link.open = false;
        closed();
      });
    }
    links.clear();
  }

  const shut = (link: Link): void => {
    links.delete(link);
    link.accepted = false;
    wire.say(link, ({ closed }) => {
      link.open = false;
      closed();
    });
  };

  function accept(link: Link): void {
    if (router === null) return shut(link);
    const { role, id } = link.client.role;
    for (const other of links.keys())
      if (role === 'adapter' && other.client.role.id === id) {
        // Another line of the same adapter has taken its place: nothing is told to the router.
        shut(other);
      }
    link.accepted = true;
    const own = { welcomed: false, held: [] as { seq: number; events: readonly Event[] }[] };
    links.set(link, own);
    const arrives =
      role === 'desk'
        ? ({ type: 'agent.connected', agent: id, connection: link.name } as const)
        : ({ type: 'adapter.connected', adapter: id } as const);
    router.dispatch(arrives, null, (answer) => {
      if (!answer.ok && links.has(link)) shut(link);
    });
    const question = role === 'desk' ? ({ type: 'agent', agent: id } as const) : ({ type: 'adapter', adapter: id } as const);
    router.ask(question).then((answer) => {
      if (!links.has(link)) return;
      if (!answer.ok) return shut(link);
      own.welcomed = true;
      wire.say(link, ({ welcomed }) => welcomed(answer.view));
      for (const { seq, events } of own.held) if (seq > answer.seq) wire.say(link, ({ heard }) => heard(events));
    });
  }

  function gone(link: Link): void {
    if (!links.delete(link) || router === null) return;
    link.accepted = false;
    const { role, id } = link.client.role;
    const leaves =
      role === 'desk'
        ? ({ type: 'agent.lost', agent: id, connection: link.name } as const)
        : ({ type: 'adapter.lost', adapter: id } as const);
    router.dispatch(leaves, null, () => undefined);
  }

  start(false);
  return {
    get starts() {
      return starts;
    },
    crash(fate, downMs) {
      dies();
      disk.cut(fate);
      later.after(downMs, () => {
        if (router === null) start(false);
      });
    },
    accept,
    gone,
    take(by, command, answered) {
      if (router === null) return;
      const own = life;
      router.dispatch(command, by, (answer: Answer) => {
        if (own !== life && answer.ok) judge.found('dead men tell no tales', `an answer came from a process that is gone: ${command.type}`);
        judge.answered(by, answer);
        answered(answer);
      });
    },
    reconcile(link, contacts) {
      const { id } = link.client.role;
      const holds = contacts.map((contact) => ({ contact, tenant: 'house' }));
      router?.dispatch({ type: 'adapter.connected', adapter: id, holds }, null, () => undefined);
    },
  };
}

function concerns({ client }: Link, event: Event): boolean {
  const { role, id } = client.role;
  if (role === 'desk') return 'agent' in event && event.agent === id;
  return ('adapter' in event && event.adapter === id) || 'contact' in event;
}
