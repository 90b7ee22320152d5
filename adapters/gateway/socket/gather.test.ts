// Proves that what is written to a connection within a turn leaves in one write, in order, no later than at the end of that turn, and at once where it is asked for.
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { gatherWrites } from './gather.js';

/** A connection that notes what each write of the system would have carried. */
function connection(writes: string[][]): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      writes.push([String(chunk)]);
      done();
    },
    writev: (chunks, done) => {
      writes.push(chunks.map(({ chunk }) => String(chunk)));
      done();
    },
  });
}

test('frames of one turn are one write for each connection, those of the next turn another', async () => {
  const { hold } = gatherWrites();
  const [desk, adapter]: [string[][], string[][]] = [[], []];
  const [one, other] = [connection(desk), connection(adapter)];
  const send = (to: Writable, text: string): void => {
    hold(to);
    to.write(text);
  };
  send(one, 'events');
  send(other, 'events');
  send(one, 'ok');
  expect([desk, adapter]).toEqual([[], []]);
  await new Promise(setImmediate);
  expect([desk, adapter]).toEqual([[['events', 'ok']], [['events']]]);
  send(one, 'heartbeat');
  await new Promise(setImmediate);
  expect(desk).toEqual([['events', 'ok'], ['heartbeat']]);
});

test('what is let go leaves before the turn ends, and what comes after it in the same turn leaves with the rest', async () => {
  const { hold, letGo } = gatherWrites();
  const writes: string[][] = [];
  const desk = connection(writes);
  const send = (text: string): void => {
    hold(desk);
    desk.write(text);
  };
  send('offer');
  letGo(desk);
  letGo(desk);
  expect(writes).toEqual([['offer']]);
  send('ok');
  send('heartbeat');
  expect(writes).toEqual([['offer']]);
  await new Promise(setImmediate);
  expect(writes).toEqual([['offer'], ['ok', 'heartbeat']]);
});
