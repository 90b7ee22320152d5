import type { SkillsCase } from '../skills.js';
import type { SkillsFound } from '../skills-trial.js';

export type FoundSkillsCase = SkillsCase & { readonly found: SkillsFound };

/** Six types, 90 agents, 8.4 calls a minute of ten minutes each, 30 more lines than agents: the model of Wallace and Whitt (2005). */
const row = (name: string, skills: number, select: SkillsCase['select'], found: SkillsFound): FoundSkillsCase => ({
  name,
  types: 6,
  skills,
  agents: 90,
  arrivalRate: 8.4,
  handling: 10,
  extraLines: 30,
  select,
  found,
});

/**
 * Results of an independent simulator, written in C for this project, from 20 runs of 400,000 calls each (mean and half-width at 95 %). Two
 * skills per agent close 95 % of the gap between one and six.
 */
export const SKILLS_CASES: readonly FoundSkillsCase[] = [
  row('1 skill each, primary type first', 1, 'skill-priority', {
    blocked: [0.04222, 0.00085],
    waited: [0.5739, 0.0013],
    meanWait: [3.0684, 0.0157],
    occupancy: 0.8943,
  }),
  row('2 skills each, primary type first', 2, 'skill-priority', {
    blocked: [0.00422, 0.00028],
    waited: [0.4239, 0.0055],
    meanWait: [0.5905, 0.0134],
    occupancy: 0.9293,
  }),
  row('3 skills each, primary type first', 3, 'skill-priority', {
    blocked: [0.00397, 0.00024],
    waited: [0.3985, 0.0037],
    meanWait: [0.4968, 0.0098],
    occupancy: 0.931,
  }),
  row('4 skills each, primary type first', 4, 'skill-priority', {
    blocked: [0.00366, 0.0002],
    waited: [0.3839, 0.0042],
    meanWait: [0.4645, 0.0074],
    occupancy: 0.9298,
  }),
  row('5 skills each, primary type first', 5, 'skill-priority', {
    blocked: [0.00367, 0.0002],
    waited: [0.3794, 0.0049],
    meanWait: [0.4492, 0.0097],
    occupancy: 0.9299,
  }),
  row('6 skills each, primary type first', 6, 'skill-priority', {
    blocked: [0.00367, 0.00022],
    waited: [0.3814, 0.0066],
    meanWait: [0.4526, 0.0121],
    occupancy: 0.9302,
  }),
  row('1 skill each, longest waiting first', 1, 'longest-waiting', {
    blocked: [0.04222, 0.00085],
    waited: [0.5739, 0.0013],
    meanWait: [3.0684, 0.0157],
    occupancy: 0.8943,
  }),
  row('2 skills each, longest waiting first', 2, 'longest-waiting', {
    blocked: [0.00388, 0.00023],
    waited: [0.4307, 0.0046],
    meanWait: [0.5621, 0.0103],
    occupancy: 0.9292,
  }),
  row('3 skills each, longest waiting first', 3, 'longest-waiting', {
    blocked: [0.00382, 0.0002],
    waited: [0.396, 0.0048],
    meanWait: [0.4787, 0.0086],
    occupancy: 0.9298,
  }),
  row('4 skills each, longest waiting first', 4, 'longest-waiting', {
    blocked: [0.0039, 0.00022],
    waited: [0.3934, 0.0049],
    meanWait: [0.4731, 0.0092],
    occupancy: 0.9309,
  }),
  row('5 skills each, longest waiting first', 5, 'longest-waiting', {
    blocked: [0.00364, 0.00017],
    waited: [0.3787, 0.005],
    meanWait: [0.4498, 0.0101],
    occupancy: 0.9295,
  }),
  row('6 skills each, longest waiting first', 6, 'longest-waiting', {
    blocked: [0.00367, 0.00022],
    waited: [0.3814, 0.0066],
    meanWait: [0.4526, 0.0121],
    occupancy: 0.9302,
  }),
];
