import type { Summary } from '@signalbox/simulations/measures';
import { BY_THEMSELVES, CALLED } from '@signalbox/simulations/scenario';

/** What to say where campaigns call people; `undefined`: none does. */
export const campaignsText = ({ contacts }: Pick<Summary, 'contacts'>): string | undefined =>
  contacts.some(({ by, key }) => by === 'came' && key === CALLED)
    ? `“${CALLED}”: contacts of campaigns. They count in every other row, and whoever was not reached as not answered in time; “${BY_THEMSELVES}”: everybody else. Where both come, targets for service level, abandonment and wait judge those who came ${BY_THEMSELVES}, unless they say “whom”.`
    : undefined;
