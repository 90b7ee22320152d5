/** What people did, counted by whether it was recorded or drawn. */
export const DRAWABLE = ['presence', 'patience', 'answer', 'handling', 'wrapUp', 'back'] as const;
export type Drawable = (typeof DRAWABLE)[number];

/** How many values were taken from the record and how many had to be drawn; only values that made a difference are counted. */
export type Tallies = Readonly<Record<Drawable, { readonly recorded: number; readonly drawn: number }>>;

export interface Tally {
  count(what: Drawable, from: 'recorded' | 'drawn'): void;
  tallies(): Tallies;
}

export function openTally(): Tally {
  const counts = Object.fromEntries(DRAWABLE.map((what) => [what, { recorded: 0, drawn: 0 }])) as Record<
    Drawable,
    { recorded: number; drawn: number }
  >;
  return {
    count: (what, from) => {
      counts[what][from]++;
    },
    tallies: () => counts,
  };
}
