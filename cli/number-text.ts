/** A count: `130,313`. */
export const number = (count: number): string => count.toLocaleString('en-GB');
/** An amount of money, from hundredths: `130,313.12`. */
export const amount = (hundredths: number): string =>
  (hundredths / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const plural = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`;
/** A share of one: `94.2 %`. */
export const percentText = (share: number): string => `${(share * 100).toFixed(1)} %`;
/** A tenth at most, and none that says nothing: `2.5`, `3`. */
export const tenthsText = (value: number): string => String(Number(value.toFixed(1)));
/** How much one figure lies over another, to a tenth: `+2.5`, `−3`, `0`. */
export const overText = (apart: number): string => `${signOf(Number(apart.toFixed(1)))}${tenthsText(Math.abs(apart))}`;
/** Of a difference, before its size: a minus as wide as the plus, nothing before zero. */
export const signOf = (apart: number): string => (apart > 0 ? '+' : apart < 0 ? '−' : '');
