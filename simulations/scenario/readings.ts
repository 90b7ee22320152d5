import { durationMs, type Findings, type Path } from '@signalbox/engine/plan';
import { type SpanModel, SpanModelInvalid, spans } from '../chance/index.js';
import type { SpanFile } from './file/written-values.js';
import { type Hours, hoursOf, isDate, minuteOf } from './zoned-time.js';

/** `80%` → 0.8 */
export const shareOf = (text: string): number => Number(text.slice(0, -1)) / 100;
/** `80%` → 80 */
export const percentOf = (text: string): number => Number(text.slice(0, -1));

/** Converts values that the schema has accepted, and reports those that still make no sense. */
export class Readings {
  readonly findings: Findings;
  constructor(findings: Findings) {
    this.findings = findings;
  }

  span(file: SpanFile, path: Path): SpanModel {
    const model = spanModel(file);
    try {
      spans(model, () => 0.5);
    } catch (error) {
      if (!(error instanceof SpanModelInvalid)) throw error;
      this.findings.add('DISTRIBUTION_INVALID', path, { field: path.join('.'), detail: error.message.replace(/\.$/, '') });
    }
    return model;
  }

  /** How long somebody waits; `null`, also where nothing is said: for ever. */
  patience(file: SpanFile | 'endless' | undefined, path: Path): SpanModel | null {
    return file === undefined || file === 'endless' ? null : this.span(file, path);
  }

  /** A share that cannot exceed 100 %. */
  part(text: string | undefined, path: Path): number {
    const share = text === undefined ? 0 : shareOf(text);
    if (share > 1) this.findings.add('VALUE_INVALID', path, { field: path.join('.'), expected: 'must be at most 100%' });
    return share;
  }

  hours(text: string, path: Path): Hours {
    const hours = hoursOf(text);
    if (hours === undefined) this.findings.add('WINDOW_INVALID', path, { window: text });
    return hours ?? { fromMinute: 0, toMinute: 1_440 };
  }

  minute(text: string, path: Path): number {
    const minute = minuteOf(text);
    if (minute === undefined) this.findings.add('VALUE_INVALID', path, { field: text, expected: 'is no time of day' });
    return minute ?? 0;
  }

  dates(when: { readonly from?: string | undefined; readonly until?: string | undefined }, path: Path): void {
    for (const name of ['from', 'until'] as const) this.date(when[name], [...path, name]);
  }

  date(text: string | undefined, path: Path): void {
    if (text !== undefined && !isDate(text))
      this.findings.add('VALUE_INVALID', path, { field: text, expected: 'is no day of the calendar' });
  }
}

export function spanModel(file: SpanFile): SpanModel {
  if (typeof file !== 'object') return { kind: 'constant', ms: durationMs(file) };
  if ('points' in file) return { kind: 'empirical', points: file.points.map(([share, span]) => [share, durationMs(span)] as const) };
  const { mean, distribution = 'exponential', variation = 1 } = file;
  const meanMs = durationMs(mean);
  switch (distribution) {
    case 'constant':
      return { kind: 'constant', ms: meanMs };
    case 'exponential':
      return { kind: 'exponential', meanMs };
    default:
      return { kind: distribution, meanMs, variation };
  }
}
