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

/** A series whose values hold until the next one, with its last held to the end: its last period would not be drawn. */
export function heldUntil(endMs: number, points: readonly Point[]): readonly Point[] {
  const last = points.at(-1);
  return last === undefined ? [] : [...points, { ...last, at: new Date(endMs) }];
}

/** Lines in steps, one on the other: those below are wider, so that each is seen where several run together. */
export const stepLines = (points: readonly Point[], names: readonly string[]): readonly Markish[] =>
  names.map((name, place) =>
    lineY(
      points.filter(({ series }) => series === name),
      { x: 'at', y: 'value', stroke: 'series', curve: 'step-after', strokeWidth: WIDTH + 2 * (names.length - 1 - place) },
    ),
  );
