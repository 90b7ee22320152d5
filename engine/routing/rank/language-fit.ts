import type { RankKey } from '../rank-key.js';
import { servedLanguage } from '../service.js';

/** The customer's earlier preference, then the same region (pt-BR before pt-PT), then the smaller CEFR shortfall. */
export const languageFit: RankKey = {
  name: 'language-fit',
  varies: 'abilities',
  values: (routing, { agent, ring }) => {
    const step = routing.policy.steps[ring];
    const service = step === undefined ? undefined : servedLanguage(routing, agent, step);
    return service === undefined ? [0, 0, 0] : [service.preference, service.otherRegion, service.shortfall];
  },
};
