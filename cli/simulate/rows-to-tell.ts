import { askedBy, type By } from '@signalbox/simulations/measures';
import type { Trial } from '@signalbox/simulations/scenario';

/** Whether tables for people have a row: segments only if a target judges them. JSON and CSV have all. */
export const isToTell = ({ by, key }: { readonly by: By; readonly key: string }, { targets }: Pick<Trial, 'targets'>): boolean =>
  by !== 'segment' || targets.flatMap(askedBy).some((asked) => asked.by === by && asked.key === key);
