// Proves that no campaign calls a customer who is not to be contacted, whatever that customer's contacts are waiting for, and that inbound contacts are served.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { LEAD, said, selling } from '../testing/selling.js';

describe('a customer who is not to be contacted', () => {
  const KIM = { ...LEAD, zone: 'Europe/Athens', customer: 'kim' };

  test('is called no more: what waits is withdrawn in the same step, offers in flight taken back, and nothing new taken', async () => {
    const play = await scene(selling());
    await play.ready('ana');
    await play.arrives('offered', KIM);
    await play.arrives('asleep', { ...KIM, zone: 'Europe/Lisbon' });
    await play.arrives('other', { ...KIM, customer: 'lee' });
    await play.arrives('inbound', { customer: 'kim' });
    said(play);
    expect(await play.send({ type: 'customer.do-not-contact', customer: 'kim', by: 'sue' } as never)).toBe('ok');
    expect(said(play)).toEqual([
      'kim is not to be contacted',
      'offered is taken back from ana: withdrawn',
      'offered is withdrawn: doNotContact',
      'asleep is withdrawn: doNotContact',
      'inbound is offered to ana',
    ]);
    const again = () => play.send({ type: 'contact.enqueue', contact: 'again', channel: 'voice', ...KIM });
    for (const from of ['records', 'snapshot'] as const) {
      await play.box.restart(from);
      expect(await again()).toBe('DO_NOT_CONTACT');
    }
    await play.send({ type: 'customer.may-contact', customer: 'kim' });
    expect(await again()).toBe('ok');
  });

  test('is not tried again after the attempt in hand, nor when the agent puts it back', async () => {
    const play = await scene(selling({}, ['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('one', KIM);
    await play.arrives('two', KIM);
    await play.accepts('one');
    await play.accepts('two');
    await play.send({ type: 'customer.do-not-contact', customer: 'kim' });
    expect(await play.send({ type: 'contact.park', contact: 'two', reply: true })).toBe('DO_NOT_CONTACT');
    said(play);
    await play.send({ type: 'contact.dialled', contact: 'one', outcome: 'busy' });
    await play.send({ type: 'contact.pull', contact: 'two' } as never);
    expect(said(play).filter((sentence) => /could not|withdrawn/.test(sentence))).toEqual([
      'one could not be reached',
      'two is withdrawn: doNotContact',
    ]);
    expect(play.box.state.enlisted.size).toBe(0);
  });
});
