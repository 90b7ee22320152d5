/** Scenarios as people write them, checked and turned into trials that can be simulated. */
export type { Ground, LaterPlan } from './context.js';
export { type DefinedScenario, defineScenario, type ShapedScenario, scenarioStartMs, shapeScenario } from './define-scenario.js';
export { languageAsked, NO_LANGUAGE } from './demand/language-asked.js';
export { type DrawnStaff, type DrawnTrial, drawTrial } from './draw-trial.js';
export type { ScenarioFile } from './file/scenario-file.js';
export { scenarioJsonSchema } from './json-schema.js';
export { byPlanInForce, plansInForce } from './plans-in-force.js';
export { scaleTrial } from './scale-trial.js';
export { handedOnByQueue, waitsAgainAs } from './targets/onward.js';
export { bothCome, isCountedApart, isOf, isOfHandedOn, type Segment, segmentName, segmentsOf, whomIs } from './targets/segments.js';
export { BY_THEMSELVES, CALLED, WHOM_TEXTS, type Whom } from './targets/whom.js';
export * from './trial.js';
export { unsaidOnClosing } from './unsaid-closings.js';
export { isInstant, localDays, shownAt, shownText, startMs, timeText } from './zoned-time.js';
