/**
 * How many letters a line may have: what `COLUMNS` says, else the width of the terminal. `Infinity` where there is neither: in a pipe or a
 * file lines are as long as they need to be, the same on every screen.
 */
export function lineWidth(): number {
  const told = Number(process.env['COLUMNS']);
  if (Number.isInteger(told) && told > 0) return told;
  return process.stdout.isTTY === true && process.stdout.columns > 0 ? process.stdout.columns : Number.POSITIVE_INFINITY;
}
