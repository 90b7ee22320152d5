import type { Journal } from '../../ports.js';
import { enqueue, openSmallBox, type SmallBox, signIn } from './box.js';

export const START_MS = Date.UTC(2026, 10, 23, 9);

/** Sixteen minutes and forty seconds of a morning, second by second. */
export async function morning(options: { journal?: Journal } = {}): Promise<SmallBox> {
  const box = await openSmallBox({ startMs: START_MS, ...options });
  const at = (second: number): Promise<void> => box.at(START_MS + second * 1_000);
  await signIn(box, 'ana');
  await signIn(box, 'rui');
  await at(10);
  await enqueue(box, 'c1', 'calls', 'pt'); // rings ana
  await at(14);
  await box.send({ type: 'offer.accept', offer: await box.offerOf('c1') }); // after 4 s, within the target of 20 s
  await at(20);
  await enqueue(box, 'c2', 'calls', 'fr'); // nobody but ana speaks French
  await at(23);
  await box.send({ type: 'contact.abandon', contact: 'c2' }); // a short one
  await at(30);
  await enqueue(box, 'c3', 'calls', 'fr');
  await at(60);
  await box.send({ type: 'contact.abandon', contact: 'c3' });
  await enqueue(box, 'c4', 'calls', 'pt'); // rings rui, who does not answer and is set notReady at 75 s
  await at(90);
  await box.send({ type: 'contact.withdraw', contact: 'c4', reason: 'selfServed' });
  await at(100);
  await box.send({ type: 'contact.release', contact: 'c1', talkMs: 80_000, holdMs: 6_000 }); // wrap-up ends by its cap at 130 s
  await at(120);
  await box.send({ type: 'agent.set-presence', agent: 'rui', presence: 'ready' });
  await at(200);
  await enqueue(box, 'x1', 'chats', 'pl'); // ola is not there
  await at(890);
  await enqueue(box, 'c5', 'calls', 'pt'); // rings rui, idle for longer
  await at(895);
  await box.send({ type: 'offer.reject', offer: await box.offerOf('c5') }); // now rings ana
  await at(905);
  await box.send({ type: 'offer.accept', offer: await box.offerOf('c5') }); // in the next quarter, after 15 s
  await at(1_000);
  await box.send({ type: 'agent.sign-out', agent: 'rui' });
  return box;
}
