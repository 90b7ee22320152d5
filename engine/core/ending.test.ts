// Whatever state a contact is in, one command ends it; a command that does not is refused with the name of the one that does.
import { expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { scene } from '../testing/scene.js';
import { small } from '../testing/small.js';

const ENDINGS = [
  { type: 'contact.abandon', contact: 'call' },
  { type: 'contact.withdraw', contact: 'call', reason: 'duplicate' },
  { type: 'contact.release', contact: 'call' },
] as const;

const waiting = async () => {
  const play = await scene(small(['ana']));
  await play.arrives('call');
  return play;
};
const offered = async () => {
  const play = await scene(small(['ana']));
  await play.ready('ana');
  await play.arrives('call');
  return play;
};
const owned = async () => {
  const play = await offered();
  await play.send({ type: 'offer.accept', offer: '1.1' });
  return play;
};
const parked = async () => {
  const play = await waiting();
  await play.send({ type: 'contact.park', contact: 'call', reply: true });
  return play;
};

test.each([
  ['waits', waiting],
  ['is offered', offered],
  ['is in hand', owned],
  ['is parked', parked],
])('a contact that %s', async (_, come) => {
  for (const ending of ENDINGS) {
    const { answer } = await (await come()).box.send(ending);
    if (answer.ok) continue;
    const { next, details } = answer.rejection;
    const named = ENDINGS.filter(({ type }) => next.includes(type));
    expect([ending.type, next, named.length > 0]).toEqual([ending.type, next, true]);
    expect(details).toMatchObject({ endings: named.map(({ type }) => type) });
    for (const better of named) expect((await (await come()).box.send(better)).answer.ok).toBe(true);
  }
});

test('the sentence tells whose the contact is, and what ends it', async () => {
  const answer = async (come: typeof owned) => {
    const { answer } = await (await come()).box.send({ type: 'contact.abandon', contact: 'call' });
    return answer.ok ? '' : answer.rejection.next;
  };
  expect(await answer(owned)).toBe('The contact belongs to ana; what ends it now: contact.release.');
});

test('of a parked contact a refusal says why it is, and until when', async () => {
  const play = await waiting();
  const untilMs = BEGIN_MS + 90_000;
  await play.send({ type: 'contact.park', contact: 'call', untilMs });
  const { answer } = await play.box.send({ type: 'contact.request-callback', contact: 'call' });
  expect(answer).toMatchObject({
    ok: false,
    rejection: {
      code: 'CONTACT_STATE',
      message: `Contact call is parked until ${untilMs} (parked); contact.request-callback does not apply.`,
      details: { state: 'parked', untilMs, aside: 'parked', owner: null },
    },
  });
});
