/** What the cases that come with the product try. */
export const TOPICS = {
  erlang: 'halls of equal agents',
  lines: 'halls that turn away whoever finds all lines taken',
  designs: 'several classes and groups: V, N, inverted V',
  changing: 'arrivals that rise and fall',
  skills: 'agents with one to six skills',
} as const;
export type Topic = keyof typeof TOPICS;
