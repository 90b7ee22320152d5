import fc from 'fast-check';
import { enqueue, openSmallBox, type SmallBox, signIn } from './box.js';
import { START_MS } from './morning.js';

/** One thing that people do; refused where it makes no sense at that moment. */
export const act = fc.record({
  afterMs: fc.integer({ min: 0, max: 240_000 }),
  what: fc.constantFrom(
    'enqueue',
    'enqueue',
    'enqueue',
    'accept',
    'accept',
    'reject',
    'fail',
    'release',
    'release',
    'abandon',
    'withdraw',
    'sign-out',
    'sign-in',
    'away',
    'ready',
  ),
  agent: fc.constantFrom('ana', 'rui', 'ola'),
  pick: fc.nat(5),
  tag: fc.constantFrom('pt', 'fr', 'pl'),
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Lets three agents and their customers live through it. */
export async function live(acts: readonly Act[]): Promise<SmallBox> {
  const box = await openSmallBox({ startMs: START_MS });
  for (const agent of ['ana', 'rui', 'ola']) await signIn(box, agent);
  const contacts: string[] = [];
  let nowMs = START_MS;
  for (const { afterMs, what, agent, pick, tag } of acts) {
    nowMs += afterMs;
    await box.at(nowMs);
    const contact = contacts.at(-1 - (pick % Math.max(1, contacts.length))) ?? 'none';
    const found = await box.router.ask({ type: 'contact', contact });
    const offer = (found.ok && found.view.offers[0]) || '1.1';
    switch (what) {
      case 'enqueue': {
        const voice = pick > 1;
        const id = `c${contacts.length}`;
        contacts.push(id);
        await enqueue(box, id, voice ? 'calls' : 'chats', tag);
        break;
      }
      case 'accept':
        await box.router.send({ type: 'offer.accept', offer });
        break;
      case 'reject':
        await box.router.send({ type: 'offer.reject', offer });
        break;
      case 'fail':
        await box.router.send({ type: 'offer.fail', offer, reason: 'no-path' });
        break;
      case 'release':
        await box.router.send({ type: 'contact.release', contact });
        break;
      case 'abandon':
        await box.router.send({ type: 'contact.abandon', contact });
        break;
      case 'withdraw':
        await box.router.send({ type: 'contact.withdraw', contact, reason: 'duplicate' });
        break;
      case 'sign-out':
        await box.router.send({ type: 'agent.sign-out', agent });
        break;
      case 'sign-in':
        await box.router.send({ type: 'agent.sign-in', agent });
        break;
      case 'away':
        await box.router.send({ type: 'agent.set-presence', agent, presence: 'notReady', reason: 'training' });
        break;
      case 'ready':
        await box.router.send({ type: 'agent.set-presence', agent, presence: 'ready' });
        break;
    }
  }
  return box;
}
