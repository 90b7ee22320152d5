import type { Stated } from '@signalbox/simulations/measures';

/** Mean figures of one row: of a scenario, or of each that is compared. */
type Figures = (figure: 'arrived' | 'handedIn') => readonly (Stated | undefined)[];

/** Contacts were handed on to there. */
export const somebodyHandedOn = (figures: Figures): boolean => figures('handedIn').some((stated) => (stated?.mean ?? 0) > 0);

/** A queue to which contacts are only handed on has nothing to say of those who arrive: it has a table of its own. */
export const somebodyCame = (figures: Figures): boolean =>
  figures('arrived').some((stated) => stated?.mean !== 0) || !somebodyHandedOn(figures);
