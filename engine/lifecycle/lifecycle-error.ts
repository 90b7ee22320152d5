/** A chart that cannot become a table. Thrown while the engine starts, never later. */
export class LifecycleError extends Error {
  readonly code = 'LIFECYCLE_UNCOMPILABLE';
  /** The chart's id. */
  readonly chart: string;
  /** The node at fault, as a path from the chart (`contact.queued`); the chart itself if the fault is at its root. */
  readonly node: string;
  /** What the author of the chart should do about it. */
  readonly next: string;

  constructor(chart: string, node: string, fault: string, next: string) {
    super(`Chart "${chart}" cannot become a table: node "${node}" ${fault}. ${next}`);
    this.name = 'LifecycleError';
    this.chart = chart;
    this.node = node;
    this.next = next;
  }
}
