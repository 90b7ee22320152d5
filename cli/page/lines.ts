import { dot, lineY, type Markish } from '@observablehq/plot';

/** A value of a series, or a gap in it. */
export interface Point {
  readonly at: Date;
  readonly series: string;
  readonly value: number | null;
}

const WIDTH = 1.8;

/** A line for each series, and a dot for a value between two gaps, of which a line would show nothing. @param stroke a colour, or `series` */
export function linesOf(points: readonly Point[], stroke: string): readonly Markish[] {
  return [
    lineY(points, { x: 'at', y: 'value', stroke, strokeWidth: WIDTH }),
    dot(points.filter(isAlone), { x: 'at', y: 'value', fill: stroke, r: WIDTH * 1.4 }),
  ];
}

function isAlone({ series, value }: Point, place: number, points: readonly Point[]): boolean {
  const joins = (other: Point | undefined): boolean => other?.series === series && other.value !== null;
  return value !== null && !joins(points[place - 1]) && !joins(points[place + 1]);
}
