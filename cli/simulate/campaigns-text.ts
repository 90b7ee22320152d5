import { BY_THEMSELVES, CALLED, type Summary } from '@signalbox/simulations/measures';

/** What to say where campaigns call people; `undefined`: none does. */
export const campaignsText = ({ contacts }: Pick<Summary, 'contacts'>): string | undefined =>
  contacts.some(({ by, key }) => by === 'came' && key === CALLED)
    ? `“${CALLED}”: contacts of campaigns. They count in every other row and in targets, and whoever was not reached as not answered in time; “${BY_THEMSELVES}”: everybody else.`
    : undefined;
