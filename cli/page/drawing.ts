import { plot as draw, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const WIDTH = 960;

/** Draws a plot as SVG text, without a browser. Margins are stated, for nobody here can measure letters. */
export function svgOf(label: string, options: PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = draw({
    document,
    width: WIDTH,
    height: 260,
    marginLeft: 64,
    // Half of the longest day below the axis.
    marginRight: 40,
    marginTop: 24,
    marginBottom: 40,
    ariaLabel: label,
    style: { fontFamily: 'inherit', fontSize: '12px', background: 'transparent' },
    ...options,
  });
  return String(drawn.outerHTML);
}

/**
 * Colours that stay apart in print and for the colour-blind: those of Okabe and Ito (2008), a grey, and three of Tol (2021), for the largest
 * network has twelve hubs. Where there are more series they begin again.
 */
export const LEAD = '#0072b2';
export const PALETTE = [
  LEAD,
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#f0e442',
  '#6b6b6b',
  '#000000',
  '#332288',
  '#999933',
  '#882255',
];
export const INK = '#1d2733';
export const FAINT = '#9aa5b1';
