import type { Step } from '../../domain/policy.js';
import type { Routing, StepReason } from '../context.js';
import { acceptable, modeOf, servedLanguage } from '../service.js';

/** The level this ring asks for, added to the explanation. */
function ringLevel(routing: Routing, { languageAtLeast }: Step): string {
  const mode = modeOf(routing);
  const level = languageAtLeast?.[mode] ?? null;
  return level === null ? '' : `, this ring any of them from ${level} ${mode}`;
}

/**
 * The agent speaks none of the contact's acceptable languages well enough.
 * Levels compare on the CEFR scale A1 < … < C2 (Council of Europe, 2001); `native` compares as C2.
 * The mode follows the channel: voice asks for the spoken level, chat, e-mail and social for the written one.
 */
export const language: StepReason = {
  name: 'language',
  dependsOn: 'abilities',
  blocks: (routing, agent, step) => routing.contact.requirement.languages.length > 0 && servedLanguage(routing, agent, step) === undefined,
  explains: (routing, { id, profile }, step) =>
    `${id} works in ${profile.languages.map(({ tag, spoken, written }) => `${tag} (spoken ${spoken}, written ${written})`).join(', ') || 'no language'}; ` +
    `${routing.contact.contact} accepts ${acceptable(routing, step)
      .map(({ tag, atLeast }) => `${tag} from ${atLeast}`)
      .join(', ')}${ringLevel(routing, step)}`,
};
