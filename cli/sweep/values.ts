import { durationMs, isDuration } from '@signalbox/engine/plan';
import { EXIT } from '../exit-codes.js';
import { type Failure, failure } from '../failure.js';

/** One value of a parameter. */
export interface SweepValue {
  /** As it is shown: `×0.8`, `4m`. */
  readonly text: string;
  /** Where it lies on an axis; `NaN` for a word. Durations in milliseconds, percent as written. */
  readonly at: number;
  /** The value, from the one in the file. */
  readonly from: (written: unknown) => unknown;
}

const MOST = 100;
const QUANTITY = /^(-?\d+(?:\.\d+)?)(%|ms|s|m|h|d)?$/;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

interface Quantity {
  readonly amount: number;
  readonly unit: string;
}

function quantityOf(text: string): Quantity | undefined {
  const [, amount, unit = ''] = QUANTITY.exec(text) ?? [];
  return amount === undefined ? undefined : { amount: Number(amount), unit };
}

const rounded = (amount: number): number => Number(amount.toPrecision(12));

/** As files write it: durations are integers, in whichever unit (`4.8m` is `288000ms`). */
function written({ amount, unit }: Quantity): number | string {
  if (unit === '') return amount;
  const unitMs = UNIT_MS[unit];
  return unitMs === undefined || Number.isInteger(amount) ? `${amount}${unit}` : `${Math.round(amount * unitMs)}ms`;
}

/**
 * The values of a parameter: a list `300,400` or `80%,90%`, a range `4..8` or `60s..180s/30s` with its step, or either of them after `x`,
 * as factors on the value in the file: `x0.8..1.2/0.1`.
 * @throws Failure USAGE if it is none of these
 */
export function valuesOf(text: string): readonly SweepValue[] {
  const factors = /^[x×*]\s*(.+)$/.exec(text)?.[1];
  const parts = (factors ?? text).split(',').flatMap((part) => rangeOf(part.trim()));
  if (parts.length > MOST) throw refused(`${text} is more than ${MOST} values.`);
  if (parts.some((part) => part === '')) throw refused(text === '' ? 'No value is given.' : `${text} has an empty value.`);
  return factors === undefined ? parts.map(plain) : parts.map(factor);
}

function rangeOf(text: string): readonly string[] {
  if (!text.includes('..')) return [text];
  const [span = '', stepText] = text.split('/');
  const [first, last] = span.split('..').map(quantityOf);
  const whole = Number.isInteger(first?.amount) && Number.isInteger(last?.amount);
  const step = stepText === undefined ? { amount: whole ? 1 : 0.1, unit: last?.unit ?? '' } : quantityOf(stepText);
  if (first === undefined || last === undefined || step === undefined) throw refused(`${text} is no range.`);
  // `60..180s` means what it seems to.
  const unit = first.unit || last.unit;
  if ([first, last, step].some((one) => one.unit !== '' && one.unit !== unit))
    throw refused(`The ends and the step of ${text} have different units.`);
  const count = Math.floor((last.amount - first.amount) / step.amount + 1e-9) + 1;
  if (!(step.amount > 0)) throw refused(`The step of ${text} is not above 0.`);
  if (count < 1) throw refused(`${text} does not rise: write the smaller end first.`);
  return Array.from({ length: Math.min(count, MOST + 1) }, (_, n) => `${rounded(first.amount + n * step.amount)}${unit}`);
}

function plain(text: string): SweepValue {
  const quantity = quantityOf(text);
  if (quantity === undefined) return { text, at: Number.NaN, from: () => text };
  return { text, at: quantity.amount * (UNIT_MS[quantity.unit] ?? 1), from: () => written(quantity) };
}

function factor(text: string): SweepValue {
  const quantity = quantityOf(text);
  if (quantity === undefined || quantity.unit !== '') throw refused(`${text} is no factor.`);
  return {
    text: `×${text}`,
    at: quantity.amount,
    from(value) {
      const own = typeof value === 'number' ? { amount: value, unit: '' } : typeof value === 'string' ? ownOf(value) : undefined;
      if (own === undefined) throw refused(`The file says ${JSON.stringify(value) ?? 'nothing'} there, which no factor can be put to.`);
      return written({ amount: rounded(own.amount * quantity.amount), unit: own.unit });
    },
  };
}

/** The value in the file: a quantity, or a duration with several units such as `1h30m`. */
const ownOf = (text: string): Quantity | undefined =>
  quantityOf(text) ?? (isDuration(text) ? { amount: durationMs(text), unit: 'ms' } : undefined);

const refused = (what: string): Failure =>
  failure('USAGE', what, 'Write 300,400,500 or 4..8 or 60s..180s/30s, or factors on what the file says: x0.8..1.2/0.1.', EXIT.usage);
