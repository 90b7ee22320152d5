/**
 * How many letters a line may have: what `COLUMNS` says, else the width of the terminal that `stream` is. `Infinity` where there is neither: in a pipe or a
 * file lines are as long as they need to be, the same on every screen.
 */
export function lineWidth(stream: NodeJS.WriteStream = process.stdout): number {
  const told = Number(process.env['COLUMNS']);
  if (Number.isInteger(told) && told > 0) return told;
  return stream.isTTY === true && stream.columns > 0 ? stream.columns : Number.POSITIVE_INFINITY;
}
