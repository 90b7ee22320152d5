import type { StepReason } from '../context.js';
import { acceptable, inRing, ringHubs } from '../service.js';

/** The agent's hub serves none of the contact's acceptable languages in this ring. */
export const ringHub: StepReason = {
  name: 'ring-hub',
  dependsOn: 'abilities',
  blocks: (routing, { profile }, step) => {
    const languages = routing.contact.requirement.languages;
    if (languages.length === 0) return !inRing(step, null, profile.hub);
    for (let i = 0; i < languages.length && i < step.preferences; i++)
      if (inRing(step, languages[i]?.language ?? null, profile.hub)) return false;
    return true;
  },
  explains: (routing, { profile }, step) => {
    const hubs = acceptable(routing, step).flatMap(({ language }) => ringHubs(step, language) ?? []);
    return `${profile.hub} is not in the ring, which is ${[...new Set(hubs.length > 0 ? hubs : (step.hubs ?? []))].join(', ')}`;
  },
};
