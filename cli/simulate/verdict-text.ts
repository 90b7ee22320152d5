import type { Verdict } from '@signalbox/simulations/measures';
import colours from 'picocolors';

const COLOUR = { met: colours.green, missed: colours.red, open: colours.yellow } as const;

/** The word of a verdict, coloured alike by every command; the word says it without colour. */
export const verdictText = (verdict: Verdict): string => COLOUR[verdict](verdict);
