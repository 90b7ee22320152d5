/** What can be looked at by itself. */
export const KINDS = ['contact', 'agent', 'queue', 'hub'] as const;
export type Kind = (typeof KINDS)[number];
