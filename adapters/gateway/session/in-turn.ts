/**
 * Does pieces of work one after the other, the first at once. For what may become large: what many of them came to would otherwise lie in
 * memory at the same time. The work never rejects.
 */
export function inTurn(): (work: () => Promise<void>) => void {
  const waiting: (() => Promise<void>)[] = [];
  let busy = false;

  async function goOn(work: () => Promise<void>): Promise<void> {
    busy = true;
    for (let next: (() => Promise<void>) | undefined = work; next !== undefined; next = waiting.shift()) await next();
    busy = false;
  }

  return (work) => {
    if (busy) waiting.push(work);
    else void goOn(work);
  };
}
