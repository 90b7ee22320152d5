/** What rows are kept for. */
export const DIMENSIONS = ['queue', 'hub', 'language', 'channel', 'agent', 'tenant'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The key of a contact, answer or agent in each dimension that knows it. */
export type Keys = Readonly<Partial<Record<Dimension, string | undefined>>>;

/** Where nothing is known to sort a contact under. */
export const UNKNOWN_KEY = '-';
