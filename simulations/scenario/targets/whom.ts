/** Which customers a figure is of: those who come by themselves, those whom a campaign calls, or all of them. */
export const WHOM = ['by-themselves', 'called', 'all'] as const;
export type Whom = (typeof WHOM)[number];

/** As tables and targets name them. */
export const BY_THEMSELVES = 'by themselves';
export const CALLED = 'called';
export const WHOM_TEXTS = { 'by-themselves': BY_THEMSELVES, called: CALLED } as const;
