// What a step can widen beside hubs, preferences and skills: levels, machine translation, the idle reserve, urgency. And two ways to choose.
import { expect, test } from 'vitest';
import { definePlan } from '../domain/plan-file/define-plan.js';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';
import { explain } from './explain.js';

const fr = [{ tag: 'fr', atLeast: 'C1' as const }];
const beginner = { languages: [{ tag: 'fr', level: 'B1' as const }] };

test('a level that will do whatever the contact asks, and not one below it', async () => {
  const steps = [{}, { after: '10s', languages: { atLeast: 'B1' as const } }];
  const play = await scene(company({ agents: { bea: beginner, ada: { languages: [{ tag: 'fr', level: 'A2' }] } }, help: { steps } }));
  await play.ready('ada', 'bea');
  await play.arrives('call', { languages: fr });
  expect(play.told()).toEqual(['call waits']);
  play.at(10);
  expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
});

test('a machine translates in writing only, behind everybody who speaks any of the languages', async () => {
  const steps = [{ languages: { machineAssisted: true, preferences: 'all' as const } }];
  const play = await scene(
    company({ agents: { dan: { languages: ['en'] }, bea: { languages: ['pt'] } }, help: { steps, rank: ['language-fit'] } }),
  );
  await play.ready('dan');
  await play.arrives('call', { languages: [{ tag: 'fr' }] });
  await play.arrives('chat', { channel: 'chat', languages: [{ tag: 'fr' }, { tag: 'pt' }] });
  expect(play.told()).toEqual(['call waits', 'chat waits', 'chat is offered to dan']);
  const made = play.box.journal.records().flatMap(({ events }) => events.filter((event) => event.type === 'offer.made'));
  expect(made).toMatchObject([{ language: 'fr', machineAssisted: true }]);
  await play.ready('bea');
  await play.arrives('mail', { channel: 'email', languages: [{ tag: 'fr' }, { tag: 'pt' }] });
  expect(play.told()).toEqual(['mail waits', 'mail is offered to bea']);
});

test('the reserve is drawn on only while more agents are idle than it keeps, and band 0 takes the last one', async () => {
  const play = await scene(small(['ann', 'ben', 'cid'], { steps: [{ reserve: 2 }] }));
  await play.ready('ann', 'ben', 'cid');
  await play.arrives('one');
  await play.arrives('two');
  expect(play.told()).toEqual(['one waits', 'one is offered to ann', 'two waits']);
  await play.arrives('alarm', { band: 0 });
  expect(play.told()).toEqual(['alarm waits', 'ALARM: alarm', 'alarm is offered to ben']);
  await play.accepts('one');
  await play.done('one');
  await play.accepts('alarm');
  await play.done('alarm');
  expect(play.told().at(-1)).toBe('two is offered to ann');
});

test('the reserve is said in explain, with its numbers', async () => {
  const play = await scene(small(['ann'], { steps: [{ reserve: 1 }] }));
  await play.ready('ann');
  await play.arrives('one');
  const asked = await play.box.router.ask({ type: 'explain', contact: 'one' });
  expect(asked.ok && asked.view.verdicts[0]).toMatchObject({ reason: 'reserve', because: 'ann belongs to the reserve (1 idle of 1 kept)' });
});

test('a step makes a contact more urgent and never less, and it goes to its new place at once', async () => {
  const play = await scene(small(['ann'], { band: 3, steps: [{}, { after: '10s', raiseBand: 1 }, { after: '20s', raiseBand: 2 }] }));
  await play.arrives('old');
  play.at(5);
  await play.arrives('urgent', { band: 2 });
  play.at(12);
  expect(play.told()).toContain('ring 1 opens for old');
  expect([...play.box.state.contacts.values()].map(({ contact, band }) => [contact, band])).toEqual([
    ['old', 1],
    ['urgent', 2],
  ]);
  play.at(21);
  expect([...play.box.state.waiting].map(({ contact, band }) => [contact, band])).toEqual([
    ['old', 1],
    ['urgent', 1],
  ]);
  await play.ready('ann');
  expect(play.told().at(-1)).toBe('old is offered to ann');
});

test('fastest: the smallest declared handling time first', async () => {
  const agents = { ann: { handlingPercent: 120 }, ben: { handlingPercent: 80 }, cid: {} };
  const play = await scene(company({ agents, help: { rank: ['fastest'] } }));
  await play.ready('ann', 'ben', 'cid');
  for (const contact of ['one', 'two', 'three']) await play.arrives(contact);
  expect(play.told().filter((sentence) => sentence.includes('offered'))).toEqual([
    'one is offered to ben',
    'two is offered to cid',
    'three is offered to ann',
  ]);
});

test('random: every agent is drawn about as often, the same seed draws the same, another seed another', async () => {
  const drawn = async (seed: number): Promise<string[]> => {
    const play = await scene(company({ agents: { ann: {}, ben: {}, cid: {} }, help: { rank: ['random'], wrapUpMax: 0 }, plan: { seed } }));
    await play.ready('ann', 'ben', 'cid');
    const agents: string[] = [];
    for (let i = 0; i < 600; i++) {
      await play.arrives(`call-${i}`);
      agents.push([...play.box.state.offers.values()][0]?.agent as string);
      await play.send({ type: 'contact.withdraw', contact: `call-${i}`, reason: 'duplicate' });
    }
    return agents;
  };
  const first = await drawn(1);
  expect(await drawn(1)).toEqual(first);
  expect(await drawn(2)).not.toEqual(first);
  // Five standard deviations of a binomial count around a third of 600.
  for (const agent of ['ann', 'ben', 'cid'])
    expect(Math.abs(first.filter((one) => one === agent).length - 200)).toBeLessThan(5 * Math.sqrt((600 * 2) / 9));
});

test('atLeast: a step may take a lower level in one mode only, and says so; the other mode stays as in the step before', async () => {
  const steps = [
    { languages: { atLeast: { spoken: 'C1' as const } } },
    { after: '20s', languages: { atLeast: { written: 'B1' as const } } },
    { after: '40s', languages: { atLeast: 'A2' as const } },
  ];
  const setting = company({ agents: { ann: { languages: [{ tag: 'fr', spoken: 'B1', written: 'B1' }] } }, help: { steps } });
  expect(setting.plan.queues[0]?.policies['chat']?.steps.map(({ languageAtLeast }) => languageAtLeast)).toEqual([
    { spoken: 'C1', written: null },
    { spoken: 'C1', written: 'B1' },
    { spoken: 'A2', written: 'A2' },
  ]);
  const play = await scene(setting);
  await play.ready('ann');
  const languages = [{ tag: 'fr', atLeast: 'C2' as const }];
  await play.arrives('chat', { channel: 'chat', languages });
  await play.arrives('call', { languages });
  play.at(20);
  expect(play.told().filter((told) => told.includes('offered'))).toEqual(['chat is offered to ann']);
  const { state } = play.box;
  const call = [...state.contacts.values()].find(({ contact }) => contact === 'call');
  const verdicts = call === undefined ? [] : explain(state, call, state.atMs).verdicts;
  expect(verdicts[0]?.because).toContain('call accepts fr from C2, this ring any of them from C1 spoken');
  await play.send({ type: 'contact.withdraw', contact: 'chat', reason: 'duplicate' });
  play.at(40);
  expect(play.told()).toContain('call is offered to ann');
});

test('atLeast: a step that lowers only one mode is no idle step, one that lowers neither is', () => {
  const told = (second: 'C1' | 'C2') =>
    definePlan({
      plan: 'shop',
      hubs: { leeds: { kind: 'monolingual', country: 'GB', zone: 'Europe/London', languages: ['en'] } },
      queues: {
        help: {
          channels: ['chat'],
          steps: [
            { languages: { atLeast: { spoken: 'B1', written: 'C1' } } },
            { after: '9s', languages: { atLeast: { written: second } } },
            { after: '19s', languages: { atLeast: { spoken: 'A2' } } },
          ],
        },
      },
    }).problems.map(({ code, path }) => `${code} ${path.at(-1)}`);
  expect(told('C1')).toEqual(['STEP_MASKED 1']);
  expect(told('C2')).toEqual(['STEP_MASKED 1']);
});
