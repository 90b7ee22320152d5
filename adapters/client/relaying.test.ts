// Proves that a client forgets the messages of an assignment with whatever event ends it, and asks for them no more.
import type { ClientFrame, Role } from '@signalbox/engine/protocol';
import { expect, test } from 'vitest';
import { offerTable } from '../../engine/lifecycle/tables.js';
import type { Topics } from './api.js';
import { openListeners } from './listeners.js';
import { openRelaying } from './relaying.js';
import { openRequests } from './requests.js';

const REF = { tenant: 'shop', contact: 'chat-1', offer: '1.1' } as const;
const HELD = ['assigned', 'suspended', 'idle'] as const;
const ends = offerTable.events.filter((event) => HELD.some((state) => offerTable.move(state, event)?.target === 'wrappingUp'));

function relaying(role: Role) {
  const sent: ClientFrame[] = [];
  const requests = openRequests((...frames) => {
    sent.push(...frames);
    return null;
  });
  requests.connected();
  return {
    sent,
    open: openRelaying({ requests, topics: openListeners<Topics>(() => undefined), role: () => role, refusal: () => null }),
  };
}

test.each(ends.flatMap((event) => (['adapter', 'desk'] as const).map((role) => [event, role] as const)))(
  'after %s the %s neither asks for messages nor tells of them',
  (type, role) => {
    const { open, sent } = relaying(role);
    void open.relay(REF, 'good morning');
    open.reconnected();
    expect(sent.map((frame) => frame.type)).toEqual(['relay', role === 'desk' ? 'relay-fetch' : 'relay-end']);
    open.passed({ type, ...REF } as { type: string });
    open.reconnected();
    expect(sent).toHaveLength(2);
  },
);
