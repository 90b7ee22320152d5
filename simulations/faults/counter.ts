import type { Answer, CommandId, CommandInput, Event, Router } from '@signalbox/engine';
import type { Counter, Link, Wire } from './wire.js';

/** A minimal gateway for the process under test: who is connected, what they are told, and in which order. */
export function openCounter(wireOf: () => Wire): Counter & { serve(router: Router): () => void } {
  const links = new Map<Link, { welcomed: boolean; readonly held: { readonly seq: number; readonly events: readonly Event[] }[] }>();
  let router: Router | null = null;

  const shut = (link: Link): void => {
    links.delete(link);
    link.accepted = false;
    wireOf().say(link, ({ closed }) => {
      link.open = false;
      closed();
    });
  };

  function serve(up: Router): () => void {
    router = up;
    up.subscribe(({ seq, events }) => {
      if (router !== up) return;
      for (const [link, { welcomed, held }] of links) {
        const own = events.filter((event) => concerns(link, event));
        if (own.length === 0) continue;
        if (welcomed) wireOf().say(link, ({ heard }) => heard(own));
        else held.push({ seq, events: own });
      }
    });
    return () => {
      router = null;
      for (const link of [...links.keys()]) shut(link);
    };
  }

  function accept(link: Link): void {
    if (router === null) return shut(link);
    const { role, id } = link.client.role;
    for (const other of links.keys())
      if (role === 'adapter' && other.client.role.id === id) {
        // Another connection of the same adapter has replaced it: the router is not told.
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
      wireOf().say(link, ({ welcomed }) => welcomed(answer.view));
      for (const { seq, events } of own.held) if (seq > answer.seq) wireOf().say(link, ({ heard }) => heard(events));
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

  return {
    serve,
    accept,
    gone,
    take: (by: CommandId, command: CommandInput, answered: (answer: Answer) => void) => router?.dispatch(command, by, answered),
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
