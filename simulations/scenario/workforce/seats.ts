interface Stretch {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Who of a group takes which shift of a day. */
export interface Seating {
  /** Seats that no shift of the day has taken yet. */
  untaken(): number;
  /** So many seats for a shift, or for all parts of a split one; fewer if there are no more. */
  take(asked: number, parts: readonly Stretch[]): readonly number[];
}

/**
 * Seats of one day. Each shift takes the first of those who have none yet. When everybody has one, whoever's other shifts leave the time
 * takes another: shifts that are split, and plans written half-hour by half-hour, mean the same people again.
 */
export function openSeating(count: number): Seating {
  const taken: Stretch[][] = [];
  const isFree = (seat: number, { fromMinute, toMinute }: Stretch): boolean =>
    (taken[seat] ?? []).every((other) => other.toMinute <= fromMinute || other.fromMinute >= toMinute);
  const untaken = (): number => count - taken.length;
  return {
    untaken,
    take(asked, parts) {
      const fresh = Array.from({ length: Math.min(asked, untaken()) }, (_, n) => taken.length + n);
      const again = [...taken.keys()].filter((seat) => parts.every((part) => isFree(seat, part))).slice(0, asked - fresh.length);
      const seats = [...again, ...fresh];
      for (const seat of seats) taken[seat] = [...(taken[seat] ?? []), ...parts];
      return seats;
    },
  };
}
