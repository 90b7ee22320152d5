import type { Stated } from '@signalbox/simulations/measures';

/** Mean figures of one row: of a scenario, or of each that is compared. */
type Figures = (figure: 'arrived' | 'handedIn') => readonly (Stated | undefined)[];

/** Whether contacts were transferred to this queue. */
export const somebodyHandedOn = (figures: Figures): boolean => figures('handedIn').some((stated) => (stated?.mean ?? 0) > 0);

/** Whether anybody arrived. A queue that only receives transfers is shown in a table of its own. */
export const somebodyCame = (figures: Figures): boolean =>
  figures('arrived').some((stated) => stated?.mean !== 0) || !somebodyHandedOn(figures);
