import type { BenchCase, Scale } from './case.js';
import { dayCases } from './day/list.js';
import { decisionCases } from './decision/list.js';
import { deskCases } from './desk/list.js';
import { durableCases } from './durable/list.js';
import { livesCases } from './lives/list.js';
import { peerCases } from './peers/list.js';
import { restoreCases } from './restore/list.js';

/** Every case of that scale, floors and peers beside what they are compared with. */
export const casesOf = (scale: Scale): readonly BenchCase[] => [
  ...decisionCases(scale),
  ...peerCases(scale),
  ...livesCases(scale),
  ...durableCases(scale),
  ...deskCases(scale),
  ...restoreCases(scale),
  ...dayCases(scale),
];
