import type { RankKey } from '../rank-key.js';
import { skillLevelAt } from '../skills.js';

/** Least missing levels first, then least surplus: experts are kept for the contacts that need them. */
export const skillFit: RankKey = {
  name: 'skill-fit',
  varies: 'abilities',
  values: ({ contact, atMs }, { agent }) => {
    let shortfall = 0;
    let surplus = 0;
    for (const need of contact.requirement.skills) {
      const more = skillLevelAt(agent, need.skill, atMs) - need.level;
      if (more < 0) shortfall -= more;
      else surplus += more;
    }
    return [shortfall, surplus];
  },
};
