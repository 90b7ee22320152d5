/** One thing to measure. It is set up when it is made; `sample` does it once and gives the spans it took, in milliseconds. */
export interface Subject {
  readonly name: string;
  readonly sample: () => readonly number[] | Promise<readonly number[]>;
}

export interface Pace {
  readonly rounds: number;
  /** How long each subject is sampled per round; one sample is taken in any case. */
  readonly sliceMs: number;
}

/**
 * Measures subjects in turn, a slice each, round after round, so that whatever the machine does meanwhile falls on all of them alike.
 * A first round, to warm up, is thrown away. Gives each subject's spans in milliseconds, in the order of the subjects.
 */
export async function measureInTurn(subjects: readonly Subject[], pace: Pace, tell: (words: string) => void): Promise<number[][]> {
  const spansMs: number[][] = subjects.map(() => []);
  for (let round = 0; round <= pace.rounds; round++) {
    const counted = round > 0;
    tell(counted ? `round ${round} of ${pace.rounds}` : 'warm-up');
    for (const [i, { sample }] of subjects.entries()) {
      const endMs = performance.now() + pace.sliceMs;
      do {
        const taken = await sample();
        if (counted) spansMs[i]?.push(...taken);
      } while (performance.now() < endMs);
      // Timers and the garbage of one subject are not left to the next.
      await new Promise(setImmediate);
    }
  }
  return spansMs;
}
