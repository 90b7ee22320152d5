import type { WebSocket } from 'ws';

export interface Malformed {
  readonly kind: string;
  send(socket: WebSocket): void;
}

/** A small generator of chance with a seed (mulberry32, Ettinger), so that a failing run can be had again. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const GOOD_COMMAND = { type: 'contact.enqueue', tenant: 'acme', contact: 'x', queue: 'acme-care', channel: 'chat' };
const GOOD = [
  { type: 'command', n: 1, command: GOOD_COMMAND },
  { type: 'query', id: 'q', query: { type: 'agent', agent: 'ana' } },
  { type: 'subscribe', after: { seq: 1, check: 'a' } },
  { type: 'reconcile', id: 'r', holds: [{ tenant: 'acme', contact: 'x' }], more: true },
  { type: 'relay', id: 'l', tenant: 'acme', contact: 'x', offer: '1.1', k: 1, body: 'b' },
] as const;
const WRONG: readonly unknown[] = [null, true, -1, 0.5, 1e308, '', 'x'.repeat(300), '\u0000', [], {}, [[]], { toString: 1 }];

/** `count` frames, none of which the gateway may act upon. */
export function* malformedFrames(seed: number, count: number): Generator<Malformed> {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const text = (kind: string, content: string): Malformed => ({ kind, send: (socket) => socket.send(content) });
  const json = (kind: string, content: unknown): Malformed => text(kind, JSON.stringify(content));
  const good = () => JSON.stringify(pick(GOOD));
  const command = (kind: string, changes: object): Malformed =>
    json(kind, { type: 'command', n: 1, command: { ...GOOD_COMMAND, ...changes } });

  const makers: readonly (() => Malformed)[] = [
    () => {
      const whole = good();
      return text('cut off', whole.slice(0, 1 + Math.floor(random() * (whole.length - 1))));
    },
    () => text('empty', pick(['', ' ', '\n'])),
    () => text('no JSON', pick(['hello', '{type:1}', "{'type':'command'}", 'NaN', '{"a":1,}', '\ufeff{}'])),
    () => json('no object', pick([1, 'x', null, true, [], [GOOD[0]]])),
    () => json('no type', { n: 1 }),
    () => json('unknown type', { type: pick(['ok', 'welcome', 'events', 'Command', '__proto__', 'constructor', '']), n: 1, id: 'x' }),
    () => json('type of another kind', { ...GOOD[0], type: pick(WRONG) }),
    () => json('wrong number', { ...GOOD[0], n: pick([0, -1, 1.5, '1', null, 2 ** 60, [1]]) }),
    () => json('wrong id', { ...GOOD[1], id: pick([1, '', 'y'.repeat(65), null, {}]) }),
    () => json('missing command', { type: 'command', n: 1 }),
    () => command('unknown command', { type: pick(['contact.enqueu', 'drop table', 'router.resume', '__proto__', 'x'.repeat(1_000)]) }),
    () =>
      command('wrong field', {
        [pick(['tenant', 'contact', 'queue', 'channel', 'languages', 'skills', 'attributes'])]: pick([1, true, [1], { a: [] }, '']),
      }),
    () => command('forged connection', { type: 'agent.connected', agent: 'ana', connection: 'forged' }),
    () => command('tenant of others', { tenant: 'beta' }),
    () => command('too long', { contact: 'c'.repeat(129 + Math.floor(random() * 1_000)) }),
    () => command('separator in an id', { contact: pick(['a/b', 'a\u0000b', 'a\nb']) }),
    () => command('too many languages', { languages: Array.from({ length: 9 }, () => ({ tag: 'pt' })) }),
    () => command('too many attributes', { attributes: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`a${i}`, 1])) }),
    () =>
      text(
        'polluting',
        '{"type":"command","n":1,"__proto__":{"command":{}},"command":{"type":"contact.abandon","contact":{"__proto__":{}}}}',
      ),
    () => text('deep', `{"type":"command","n":1,"command":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
    () =>
      text(
        'deep body',
        `{"type":"relay","id":"l","tenant":"acme","contact":"x","offer":"1.1","k":1,"body":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      ),
    () => json('large body', { ...GOOD[4], body: 'b'.repeat(20_000) }),
    () => json('wrong offer', { ...GOOD[4], offer: pick(['1', '0.1', '1.0', '-1.1', 1.1, '1.1.1', 'x']) }),
    () =>
      json('wrong position', { type: 'subscribe', after: pick([1, 'x', { seq: -1, check: 'a' }, { seq: 1 }, { seq: 'a', check: 'b' }]) }),
    () => json('unknown question', { type: 'query', id: 'q', query: { type: pick(['everything', '', 'sql']) } }),
    () => json('question of others', { type: 'query', id: 'q', query: { type: 'agent', agent: 'bruno' } }),
    () => json('holds of others', { type: 'reconcile', id: 'r', holds: [{ tenant: 'beta', contact: 'x' }], more: false }),
    () =>
      json('too many holds', {
        type: 'reconcile',
        id: 'r',
        holds: Array.from({ length: 1_001 }, (_, i) => ({ contact: `c${i}` })),
        more: true,
      }),
    () => ({ kind: 'binary', send: (socket) => socket.send(Buffer.from(good())) }),
    () => ({ kind: 'too large', send: (socket) => socket.send('x'.repeat(70_000)) }),
    () => ({ kind: 'not UTF-8', send: (socket) => socket.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false }) }),
    () => ({
      kind: 'raw bytes',
      send: (socket) => underneath(socket).write(Buffer.from(Array.from({ length: 8 }, () => 0x80 | Math.floor(random() * 128)))),
    }),
    () => ({ kind: 'unmasked', send: (socket) => underneath(socket).write(Buffer.from([0x81, 0x02, 0x7b, 0x7d])) }),
  ];
  for (let i = 0; i < count; i += 1) yield (makers[i % makers.length] as () => Malformed)();
}

/** The TCP socket below, to break the WebSocket protocol itself. */
const underneath = (socket: WebSocket) => (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket;
