import type { Path } from '@signalbox/engine/plan';
import type { Transfer, TryingAgain } from '../play/index.js';
import type { TransferFile } from './file/transfer-file.js';
import type { Readings } from './readings.js';

/** How many contacts are handed on, the work on them there, how long their customers then wait, and which of those who give up try again. */
export const transferAs = ({ percent, handling, patience, retry }: TransferFile, path: Path, read: Readings): Required<Transfer> => ({
  share: read.part(percent, [...path, 'percent']),
  handling: handling === undefined ? null : read.span(handling, [...path, 'handling']),
  patience: read.patience(patience, [...path, 'patience']),
  retry: retry === undefined ? null : retryAs(retry, [...path, 'retry'], read),
});

/** Who tries again, after how long, and how often at most. */
export const retryAs = ({ percent, after, most = 3 }: NonNullable<TransferFile['retry']>, path: Path, read: Readings): TryingAgain => ({
  most,
  share: read.part(percent, [...path, 'percent']),
  after: read.span(after, [...path, 'after']),
});
