// A desk that was away learns from its snapshot alone what its agent asks, and can end each question as the page says; nobody else sees it.
import type { AgentView, OverviewView } from '@signalbox/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accepted, answer } from '../testing/answered.js';
import { ADAPTER, DESK, type House, openHouse, SUPERVISOR } from '../testing/house.js';
import type { Link } from '../testing/link.js';
import { standing } from '../testing/world.js';

const CLAIRE = { sub: 'claire', role: 'desk', agents: ['claire'] };
const QUESTION = {
  tenant: 'acme',
  contact: 'chat~consult',
  ordinal: 2,
  kind: 'consult',
  about: 'chat',
  to: 'claire',
  queue: 'acme-care',
  channel: 'chat',
  state: 'offered',
  agent: null,
};

let house: House;
let asked: Link;

async function came(claims: Parameters<House['link']>[0], client?: string): Promise<Link & { readonly highestN: number }> {
  const link = await house.link(claims, client);
  const { highestN } = await link.next('welcome');
  link.send({ type: 'subscribe' });
  return { ...link, highestN };
}

const agentIn = async (link: Link) => (await link.next('snapshot')).view as AgentView;

// Ana asks claire from another window while the desk under test is away, and that window is gone before the desk is back.
beforeEach(async () => {
  house = await openHouse({ clock: standing });
  const adapter = await came(ADAPTER);
  const desk = await came(DESK);
  asked = await came(CLAIRE);
  await accepted(desk, 1, { type: 'agent.sign-in', agent: 'ana' });
  await accepted(adapter, 1, { type: 'contact.enqueue', contact: 'chat', queue: 'acme-care', channel: 'chat' });
  await accepted(desk, 2, { type: 'offer.accept', offer: '1.1' });
  await accepted(asked, 1, { type: 'agent.sign-in', agent: 'claire' });
  expect((await agentIn(desk)).questions).toEqual([]);
  desk.close();
  await desk.closed;
  const other = await came(DESK, 'other');
  await accepted(other, 1, { type: 'contact.consult', contact: 'chat', to: { agent: 'claire' } });
  other.close();
  await other.closed;
});
afterEach(() => house.close());

test('one that nobody has taken is named, and withdrawn', async () => {
  const desk = await came(DESK);
  expect((await agentIn(desk)).questions).toEqual([QUESTION]);
  const { tenant, contact } = QUESTION;
  await accepted(desk, desk.highestN + 1, { type: 'contact.withdraw', tenant, contact, reason: 'selfServed' });
  const after = await came(DESK, 'other');
  expect((await agentIn(after)).questions).toEqual([]);
});

test('one that a colleague has taken meanwhile is named until it is over, and released', async () => {
  await accepted(asked, 2, { type: 'offer.accept', offer: '2.1' });
  const desk = await came(DESK);
  expect((await agentIn(desk)).questions).toEqual([{ ...QUESTION, state: 'owned', agent: 'claire' }]);
  const { tenant, contact } = QUESTION;
  expect(await answer(desk, desk.highestN + 1, { type: 'contact.withdraw', tenant, contact, reason: 'selfServed' })).toBe('CONTACT_STATE');
  await accepted(desk, desk.highestN + 2, { type: 'contact.release', tenant, contact });
  const after = await came(DESK, 'other');
  expect((await agentIn(after)).questions).toEqual([]);
});

test('who is asked has it as work; a desk and a supervisor of another tenant are not told', async () => {
  const colleague = await agentIn(await came(CLAIRE, 'other'));
  expect([colleague.questions, colleague.work.map(({ contact }) => contact)]).toEqual([[], ['chat~consult']]);
  const elsewhere = await came({ ...DESK, tenants: ['beta'] }, 'elsewhere');
  expect((await agentIn(elsewhere)).questions).toEqual([]);
  const asking = async (tenants: unknown) => {
    const supervisor = await came({ ...SUPERVISOR, sub: `sue-${String(tenants)}`, tenants });
    const { agents } = (await supervisor.next('snapshot')).view as OverviewView;
    return agents.flatMap(({ agent, questions }) => questions.map(({ contact }) => `${agent} ${contact}`));
  };
  expect(await asking('*')).toEqual(['ana chat~consult']);
  expect(await asking(['beta'])).toEqual([]);
});
