import type { Swing, Waves } from '../arrivals.js';

const TERM =
  /\s*([+-]?)\s*(\d+(?:\.\d+)?)?\s*\*?\s*(?:(sin|cos)\s*(\()?\s*(?:(\d+(?:\.\d+)?)\s*\*?\s*)?(?:(pi|π)\s*\*?\s*)?t\s*(?:\/\s*(\d+(?:\.\d+)?))?\s*(\))?)?/iuy;

/** A wave as written in words: `lambda(t)=100+20 sin t`, `50 - 30 cos(2 t)`; `undefined`: none is written there. */
export function curveIn(text: string): Waves | undefined {
  const formula = /(?:lambda|λ)\s*\(t\)\s*=/iu.exec(text);
  if (formula === null) return undefined;
  TERM.lastIndex = formula.index + formula[0].length;
  let mean = 0;
  const swings: Swing[] = [];
  for (;;) {
    const from = TERM.lastIndex;
    const [whole = '', sign, size, wave, opened, factor, pi, divisor, closed] = TERM.exec(text) ?? [];
    if (whole.trim() === '' || whole.trim() === sign) {
      TERM.lastIndex = from;
      break;
    }
    if ((size === undefined && wave === undefined) || (opened === undefined) !== (closed === undefined)) return undefined;
    if (swings.length + mean !== 0 && sign === '') return undefined;
    const signed = (sign === '-' ? -1 : 1) * Number(size ?? 1);
    if (wave === undefined) mean += signed;
    else {
      const perUnit = (Number(factor ?? 1) * (pi === undefined ? 1 : Math.PI)) / Number(divisor ?? 1);
      const period = (2 * Math.PI) / perUnit;
      swings.push({ swing: signed, period, ...(wave.toLowerCase() === 'cos' ? { from: -period / 4 } : {}) });
    }
  }
  const [first, ...more] = swings;
  const rest = text.slice(TERM.lastIndex);
  if (first === undefined || !/^\s*($|[,;]|\([A-Za-z])/.test(rest)) return undefined;
  return { mean, ...first, ...(more.length === 0 ? {} : { more }) };
}
