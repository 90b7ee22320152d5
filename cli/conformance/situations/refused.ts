import { BOTH, failed, passed, type Situation } from '../item.js';

const REFUSED_FOR_MS = 4_000;
/** Waits that grow as the page says need more attempts than this in so long less than once in ten thousand times. */
const ATTEMPTS_MAX = 9;
/** The bound of the next wait, were it the longest by then. */
const NEXT_WAIT_MS = 16_000;

export const refused: Situation = {
  name: 'upgrades refused',
  expected: 'While upgrades are refused with 503, a client waits longer and longer between attempts, and comes in once it may.',
  section: 'Close codes',
  roles: BOTH,
  play: async ({ wire, entries, opened, pause, patienceMs }, link) => {
    const from = entries.length;
    wire.refusing = true;
    link.cut();
    await pause(REFUSED_FOR_MS);
    const attempts = entries.slice(from).filter(({ what }) => what === 'refused').length;
    wire.refusing = false;
    const letIn = entries.length;
    const came = await opened(letIn, patienceMs + NEXT_WAIT_MS);
    if (attempts > ATTEMPTS_MAX) return failed(`It tried ${attempts} times in ${REFUSED_FOR_MS} ms.`);
    return came === undefined
      ? failed('It gave up, or waits for more than 15 s.')
      : passed(`It tried ${attempts} times in ${REFUSED_FOR_MS} ms, and came back.`);
  },
};
