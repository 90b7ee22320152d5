/**
 * How Node is started for what lives a second or two. Unless told otherwise it optimises on a second core what has run for a tenth of a second:
 * a third of the processor time of such a process, and over before it has paid. Nothing else about the program changes.
 */
export const BRIEF_FLAGS = ['--interrupt-budget=1000000', '--max-semi-space-size=32'] as const;
