/** Live bytes on the heap, after garbage collection. Needs a process started with `--expose-gc`, as all cases are. */
export function heapBytes(): number {
  if (globalThis.gc === undefined)
    throw new Error('Memory is measured in a process started with --expose-gc; start the case with npm run bench.');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
