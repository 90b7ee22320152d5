import { BOTH, notSeen, type Situation } from '../item.js';
import { repeated } from '../repeated.js';
import { unanswered } from '../unanswered.js';

export const answerLost: Situation = {
  name: 'answer lost',
  expected:
    'A command whose answer was lost with the connection is sent again on the next one with the same number, so that it is carried out once.',
  section: 'Commands, once each',
  roles: BOTH,
  play: async (stage) => {
    const lost = await unanswered(stage, (link) => link.cut());
    return lost === undefined ? notSeen('It sent no command that could have been lost.') : repeated(stage, lost, 'was lost');
  },
};
