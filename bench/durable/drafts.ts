import { definePlan, defineRoster, type Journal, openRouter, type RecordDraft, volatileJournal } from '@signalbox/engine';

/** The records that whole lives of contacts lead to, plan and sign-ins first, as the router hands them to its journal. */
export async function recordedDrafts(lives: number): Promise<readonly RecordDraft[]> {
  const plan = definePlan({
    plan: 'bench',
    hubs: { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
    queues: { calls: { channels: ['voice'], wrapUpMax: 0 } },
  });
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  const roster = defineRoster({ agents: { ana: { hub: 'hall' } } }, plan.plan);
  if (!roster.ok) throw new Error(roster.problems[0]?.message);

  const drafts: RecordDraft[] = [];
  const kept = volatileJournal();
  const listening: Journal = {
    ...kept,
    append: (more, after, epoch) => {
      drafts.push(...more);
      return kept.append(more, after, epoch);
    },
  };
  const router = await openRouter({ plan: plan.plan, roster: roster.roster, journal: listening });
  await router.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
  await router.send({ type: 'agent.sign-in', agent: 'ana' });
  for (let n = 1; n <= lives; n++) {
    await router.send({ type: 'contact.enqueue', contact: `call-${n}`, queue: 'calls', channel: 'voice', languages: [{ tag: 'en' }] });
    await router.send({ type: 'offer.accept', offer: `${n}.1` });
    await router.send({ type: 'contact.release', contact: `call-${n}` });
  }
  await router.close();
  return drafts;
}
