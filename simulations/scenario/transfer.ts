import type { Path } from '@signalbox/engine';
import type { Transfer } from '../play/index.js';
import type { SpanFile } from './file/written-values.js';
import type { Readings } from './readings.js';

/** What demands, channels and groups write alike of contacts that are handed on. */
interface TransferFile {
  readonly percent: string;
  readonly handling?: SpanFile | undefined;
  readonly patience?: SpanFile | 'endless' | undefined;
}

/** How many contacts are handed on, the work on them there, and how long their customers then wait. */
export const transferAs = ({ percent, handling, patience }: TransferFile, path: Path, read: Readings): Required<Transfer> => ({
  share: read.part(percent, [...path, 'percent']),
  handling: handling === undefined ? null : read.span(handling, [...path, 'handling']),
  patience: read.patience(patience, [...path, 'patience']),
});
