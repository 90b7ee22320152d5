/** The dimensions by which rows are kept. */
export const DIMENSIONS = ['queue', 'hub', 'language', 'channel', 'agent', 'tenant'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The key of a contact, answer or agent in each dimension to which it belongs. */
export type Keys = Readonly<Partial<Record<Dimension, string | undefined>>>;

/** The key of contacts for which a dimension is unknown. */
export const UNKNOWN_KEY = '-';
