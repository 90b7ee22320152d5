import type { Judged } from '@signalbox/simulations/measures';
import { differenceText, differs } from '../../compare/difference-text.js';
import { reachedText } from '../../compare/targets.js';
import { escaped, type HtmlColumn, htmlTable, withSmallWidth } from '../../page/html.js';
import { figureText, goalOf, unitOf } from '../../simulate/figure-text.js';
import { headTitle } from '../../simulate/headline.js';
import type { Swept, SweptPoint } from '../swept.js';
import { figuresToTell, goalsText, isApart, saidOf, stepOf } from '../tell.js';

const valueColumn = (parameter: string): HtmlColumn<SweptPoint> => ({
  title: parameter,
  html: ({ value }) => escaped(value.text),
  text: true,
});

/** The figures of the whole house at each value, and the step from the value before. */
export function figuresTable({ parameter, points }: Swept): string {
  const apart = isApart(points);
  return htmlTable<SweptPoint>(
    [
      valueColumn(parameter),
      ...figuresToTell(points).map(
        (one): HtmlColumn<SweptPoint> => ({
          title: headTitle(one.title, one.figure, apart),
          html: (point) => {
            const said = saidOf(points, point, one);
            return said === undefined ? '–' : withSmallWidth(figureText(said, unitOf(one.figure), point.simulated.trial.costs.currency));
          },
        }),
      ),
      { title: 'SL, step from the value before', html: (point) => stepHtml(point, points) },
    ],
    points,
  );
}

function stepHtml(point: SweptPoint, points: readonly SweptPoint[]): string {
  const paired = stepOf(point, points);
  if (paired === undefined) return '–';
  const text = withSmallWidth(differenceText(paired.difference, 'serviceLevel'));
  return differs(paired.difference) ? `<b>${text}</b>` : text;
}

/** What each value makes of each target. */
export function targetsTable({ parameter, points }: Swept): string {
  const targets = points[0]?.simulated.judged ?? [];
  return htmlTable<SweptPoint>(
    [
      valueColumn(parameter),
      ...targets.map(
        (_, place): HtmlColumn<SweptPoint> => ({
          title: isSwept(points, place) ? 'what is asked for, and reached' : goalsText(points, place),
          html: ({ simulated: { judged } }) => reachedHtml(judged[place], isSwept(points, place)),
        }),
      ),
    ],
    points,
  );
}

/** The target is what the parameter changes. */
const isSwept = (points: readonly SweptPoint[], place: number): boolean =>
  new Set(points.map(({ simulated }) => simulated.judged[place]).map((one) => (one === undefined ? '' : goalOf(one)))).size > 1;

function reachedHtml(judged: Judged | undefined, withGoal: boolean): string {
  if (judged === undefined) return '–';
  const goal = withGoal ? `${escaped(goalOf(judged))}: ` : '';
  return `${goal}<span class="${judged.verdict}">${judged.verdict}</span> ${withSmallWidth(reachedText(judged))}`;
}
