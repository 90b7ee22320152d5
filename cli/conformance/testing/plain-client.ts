import { WebSocket } from 'ws';
import type { TestedRole } from '../house.js';
import type { Habit } from './habit.js';
import { plainRelay } from './plain-relay.js';

type Frame = Readonly<Record<string, unknown>> & { readonly type: string };
interface Work {
  readonly state: string;
  readonly offer: string;
  readonly tenant: string;
  readonly contact: string;
  readonly queue: string;
}
type Command = Readonly<Record<string, unknown>> & { readonly type: string };

/** What a client is given to come in. */
export interface Way {
  readonly url: string;
  readonly token: string;
  readonly tokenUrl: string;
}

/** A client written from docs/protocol.md alone, of the barest kind, with one bad habit or none. */
export function runPlainClient({ url, token, tokenUrl }: Way, role: TestedRole, habit?: Habit, run = 1): { close(): void } {
  let socket: WebSocket | undefined;
  let current = token;
  /** Its token has run out. */
  let stale = false;
  let over = false;
  let nextN: number | undefined;
  let position: unknown;
  let prev: unknown;
  let parts: Frame[] = [];
  let heardMs = 0;
  let attempt = 0;
  let retryAfterMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let brought = 0;
  /** Ids of an earlier process of this client are not used again. */
  const mine = `mine-${run}`;
  let closed = false;
  /** Record of the last contact brought: a snapshot of an earlier one does not show it, though its answer may come first. */
  let broughtSeq = 0;
  const unanswered = new Map<number, Command>();
  /** Offers accepted once more after a refusal. */
  const insisted = new Set<unknown>();
  /** Numbers under way on this connection. */
  const sent = new Set<number>();
  let unansweredMax = 0;
  const accepting = new Set<unknown>();
  const write = (frame: object) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame));

  const relay = plainRelay(role, write, habit);

  function send(command: Command): void {
    if (nextN === undefined) return;
    const n = nextN++;
    unanswered.set(n, command);
    sendDue();
    const asked = socket;
    if (habit === 'leaves after half a second without an answer')
      setTimeout(() => unanswered.has(n) && asked === socket && asked?.terminate(), 500);
  }
  function sendDue(): void {
    for (const [n, command] of unanswered) {
      if (sent.has(n)) continue;
      if (sent.size >= unansweredMax && habit !== 'ignores unansweredMax') return;
      sent.add(n);
      write({ type: 'command', n, command });
    }
  }
  function answered(n: number): Command | undefined {
    const command = unanswered.get(n);
    unanswered.delete(n);
    sent.delete(n);
    sendDue();
    return command;
  }
  const bring = () => {
    brought += 1;
    const misspelt = habit === 'misspells a field' ? { prioritty: 1 } : {};
    send({ type: 'contact.enqueue', tenant: 'acme', contact: `${mine}-${brought}`, queue: 'care', channel: 'chat', ...misspelt });
  };
  const accept = (offer: unknown) => {
    if (accepting.has(offer)) return;
    accepting.add(offer);
    send({ type: 'offer.accept', offer, ...(habit === 'misspells a field' ? { ofer: 1 } : {}) });
  };

  /** What an adapter holds, for after a reconnect; made of the contacts brought, whether or not it is known that they arrived. */
  function list(): void {
    if (role !== 'adapter') return;
    const holds =
      brought > 0 && habit !== 'leaves the newest contact out of its list' ? [{ tenant: 'acme', contact: `${mine}-${brought}` }] : [];
    write({ type: 'reconcile', id: `list-${nextN}`, holds, more: false });
  }

  function hear(event: Frame): void {
    if (habit === 'leaves at an event it does not know' && event.type === 'contact.later') return leave();
    if (event.type === 'offer.accepted') relay.begins(event);
    if (event.type === 'contact.released') relay.ends(event);
    if (role === 'adapter') {
      const ends = ['contact.released', 'contact.withdrawn', ...(habit === 'takes ok for queued' ? [] : ['contact.rejected'])];
      if (ends.includes(event.type) && event['contact'] === `${mine}-${brought}`) bring();
      return;
    }
    if (event.type === 'offer.made') accept(event['offer']);
    if (event.type === 'offer.accepted' && event['queue'] !== 'talk') {
      send({ type: 'contact.release', tenant: event['tenant'], contact: event['contact'] });
      if (habit === 'accepts what is over') setTimeout(send, 200, { type: 'offer.accept', offer: event['offer'] });
    }
  }

  function look(views: readonly Record<string, unknown>[], seq: number): void {
    if (habit === 'does not look at snapshots') return;
    if (role === 'adapter') {
      const contacts = views.flatMap((view) => view['contacts'] as { contact: string }[]);
      if (brought > 0 && unanswered.size === 0 && seq >= broughtSeq && !contacts.some(({ contact }) => contact === `${mine}-${brought}`))
        bring();
      return;
    }
    for (const one of views.flatMap((view) => view['work'] as Work[])) {
      if (one.state === 'live') accept(one.offer);
      if (one.state === 'assigned' && one.queue !== 'talk') send({ type: 'contact.release', tenant: one.tenant, contact: one.contact });
    }
  }

  const on: Record<string, (frame: Frame) => void> = {
    welcome: ({ highestN, limits }) => {
      attempt = 0;
      retryAfterMs = 0;
      parts = [];
      const first = nextN === undefined;
      nextN ??= habit === 'begins at 1 in each process' ? 1 : Number(highestN) + 1;
      const before = [...unanswered];
      sent.clear();
      unansweredMax = (limits as { unansweredMax: number }).unansweredMax;
      if (!first && habit === 'lists what it holds before it repeats') list();
      if (habit === 'forgets unanswered commands' || habit === 'numbers repeats anew') unanswered.clear();
      if (habit === 'numbers repeats anew') for (const [, command] of before) send(command);
      else sendDue();
      if (habit !== 'never subscribes') {
        const after = habit === 'always begins anew' ? undefined : position;
        prev = (after as { seq: number } | undefined)?.seq;
        write({ type: 'subscribe', ...(after === undefined ? {} : { after }) });
      }
      if (!first && habit !== 'lists what it holds before it repeats') list();
      if (!first) relay.reconnected();
      if (first && role === 'desk') send({ type: 'agent.sign-in', agent: 'ana' });
      if (first && role === 'adapter') bring();
    },
    ok: ({ n, seq }) => {
      const command = answered(Number(n));
      if (command?.type === 'contact.enqueue') broughtSeq = Number(seq);
      if (habit !== 'uses a number twice' || command === undefined) return;
      const other =
        role === 'desk'
          ? { type: 'agent.set-presence', agent: 'ana', presence: 'ready' }
          : { type: 'contact.reply', tenant: 'acme', contact: 'x' };
      write({ type: 'command', n, command: other });
    },
    error: ({ n, code }) => {
      const unknown = code === 'ROUTER_CLOSED' || code === 'OUTCOME_UNKNOWN';
      if (unknown && habit !== 'takes an unknown outcome for a refusal') return;
      const command = answered(Number(n));
      // Once, or it would do nothing else from then on, and be late for everything.
      if (habit !== 'accepts what is refused once more' || command?.type !== 'offer.accept' || insisted.has(command['offer'])) return;
      insisted.add(command['offer']);
      send(command);
    },
    events: (frame) => {
      if (habit !== 'does not look at prev' && frame['prev'] !== prev) return leave();
      parts.push(frame);
      const { seq, check } = frame;
      if (habit === 'counts parts as whole') position = { seq, check };
      if (frame['more'] === true) return;
      position = { seq, check };
      prev = seq;
      for (const part of parts.splice(0)) for (const event of part['events'] as Frame[]) hear(event);
    },
    snapshot: (frame) => {
      parts.push(frame);
      if (frame['more'] === true) return;
      const { seq, check } = frame;
      position = { seq, check };
      prev = seq;
      look(
        parts.splice(0).map(({ view }) => view as Record<string, unknown>),
        Number(seq),
      );
    },
    heartbeat: ({ seq, check }) => {
      if (parts.length === 0 && position !== undefined) position = { seq, check };
    },
    relay: relay.hears,
    'relay-fetch': relay.hears,
    'relay-end': relay.hears,
    bye: (frame) => {
      retryAfterMs = Number(frame['retryAfterMs'] ?? 0);
      stale = frame['reason'] === 'tokenExpired' && habit !== 'keeps its token';
      if (stale && habit === 'stays away without a token') over = true;
      if (frame['retryAfterMs'] === null && habit !== 'comes back when replaced') over = true;
    },
  };

  async function connect(): Promise<void> {
    if (stale) current = await (await fetch(tokenUrl)).text();
    stale = false;
    if (over) return;
    const own = new WebSocket(`${url}?client=plain`, ['signalbox.v1', `bearer.${current}`], {
      maxPayload: habit === 'takes no large messages' ? 1_048_576 : 0,
    });
    socket = own;
    heardMs = performance.now();
    own.on('message', (text) => {
      if (own !== socket) return;
      heardMs = performance.now();
      const frame = JSON.parse(String(text)) as Frame;
      if (habit === 'leaves at a frame it does not know' && frame.type === 'later') return leave();
      on[frame.type]?.(frame);
    });
    own.on('error', () => undefined);
    own.on('close', () => own === socket && again());
  }
  function again(): void {
    socket = undefined;
    const boundMs = habit === 'waits equally long each time' ? 100 : Math.min(15_000, 250 * 2 ** attempt);
    attempt += 1;
    timer = setTimeout(connect, (habit === 'ignores retryAfterMs' ? 0 : retryAfterMs) + Math.random() * boundMs);
  }
  /** Hears nothing more of this connection: frames that came with the last one, a heartbeat say, would still be handed over. */
  function leave(): void {
    const dead = socket;
    // Twice within one record would make two connections.
    if (dead === undefined) return;
    again();
    dead.terminate();
  }
  const pulse = setInterval(() => {
    if (habit === 'does not notice silence' || socket === undefined || performance.now() - heardMs < 2_000) return;
    leave();
  }, 100);
  void connect();
  return {
    close: () => {
      over = closed || habit !== 'comes back when closed';
      closed = true;
      if (over) clearInterval(pulse);
      clearTimeout(timer);
      socket?.close(1000);
    },
  };
}
