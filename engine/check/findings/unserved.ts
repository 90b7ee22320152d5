import type { ChannelId, HubId, JurisdictionId, LanguageTag } from '../../domain/ids.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { Queue } from '../../domain/queue.js';
import { type Examine, type House, inWords, policiesOf } from '../house.js';
import type { Demand } from '../reach.js';

/** Contacts nobody can ever be given: whole channels of a queue, languages, and languages with a jurisdiction. */
export const unserved: Examine = (house) => {
  const problems: Problem[] = [];
  for (const { queue, channel } of policiesOf(house)) problems.push(...ofChannel(house, queue, channel));
  return problems;
};

function ofChannel(house: House, queue: Queue, channel: ChannelId): readonly Problem[] {
  const { languages: all, jurisdictions } = house.plan;
  const asking = (language: LanguageTag | null, residency?: JurisdictionId): Demand => ({
    queue,
    channel,
    languages: language === null ? [] : [language],
    ...(residency !== undefined && { residency }),
  });
  const served = (language: LanguageTag | null, residency?: JurisdictionId): boolean =>
    house.reach(asking(language, residency)).firstStep !== null;
  const path = ['queues', queue.id, 'channels', queue.channels.indexOf(channel)];
  const about = { queue: queue.id, channel };
  const spoken = all.filter((language) => served(language));
  const least = [null, ...all].some((language) => house.reach({ ...asking(language), atLeast: 'A1' }).takers.length > 0);
  if (!least) return [problem('QUEUE_UNSERVED', 'plan', path, { reason: house.whyNobody(asking(null)), ...about })];

  const homes = homesOf(queue);
  const meant = new Set(languagesAt(house, queue, homes));
  const unspoken = all.filter((language) => !spoken.includes(language));
  const missed = unspoken.filter((language) => meant.has(language));
  const strange = unspoken.filter((language) => !meant.has(language));
  const problems: Problem[] = [];
  if (missed.length > 0) {
    const reason = house.whyNobody(asking(missed[0] as LanguageTag));
    problems.push(
      problem('LANGUAGE_UNSERVED', 'plan', path, { languages: inWords(missed, all), level: house.plan.languageAtLeast, reason, ...about }),
    );
  }
  if (strange.length > 0) problems.push(problem('DEMAND_UNSERVED', 'plan', path, { asking: `in ${inWords(strange, all)}`, ...about }));

  for (const jurisdiction of Object.keys(jurisdictions)) {
    const kept = spoken.filter((language) => !served(language, jurisdiction));
    if (kept.length === 0) continue;
    const atHome = house.plan.hubs.some(
      (hub) => (homes.length === 0 || homes.includes(hub.id)) && hub.jurisdictions.includes(jurisdiction),
    );
    const wanted = atHome ? kept.filter((language) => meant.has(language)) : [];
    if (wanted.length > 0) {
      const reason = house.whyNobody(asking(wanted[0] as LanguageTag, jurisdiction));
      problems.push(problem('RESIDENCY_UNSERVED', 'plan', path, { jurisdiction, languages: inWords(wanted, all), reason, ...about }));
    } else {
      const where = `${kept.length === spoken.length ? '' : `in ${inWords(kept, all)} `}that are to be handled in ${jurisdiction}`;
      problems.push(problem('DEMAND_UNSERVED', 'plan', path, { asking: where, ...about }));
    }
  }
  return problems;
}

/** The queue's home hubs; empty: any. */
const homesOf = (queue: Queue): readonly HubId[] => [...new Set([...queue.home, ...Object.values(queue.homeByLanguage).flat()])];

/** Languages the queue is meant for: those for which its homes are listed by language, and those that its other home hubs list. */
function languagesAt({ plan }: House, queue: Queue, homes: readonly HubId[]): readonly LanguageTag[] {
  if (homes.length === 0) return plan.hubs.flatMap((hub) => hub.languages);
  const listed = plan.hubs.filter(({ id }) => queue.home.includes(id)).flatMap((hub) => hub.languages);
  return [...Object.keys(queue.homeByLanguage), ...listed];
}
