/** Which customers a figure is of: those who come by themselves, those whom a campaign calls, or all of them. */
export const WHOM = ['by-themselves', 'called', 'all'] as const;
/** Whom a target may judge: also contacts that an agent has let go of, by their wait for the next one. */
export const JUDGED_WHOM = [...WHOM, 'handed-on'] as const;
export type Whom = (typeof JUDGED_WHOM)[number];

/** As tables and targets name them. */
export const BY_THEMSELVES = 'by themselves';
export const CALLED = 'called';
export const HANDED_ON = 'handed on';
export const WHOM_TEXTS = { 'by-themselves': BY_THEMSELVES, called: CALLED, 'handed-on': HANDED_ON } as const;
