/**
 * Holds the router against theory and writes what came of it: into docs/validation.md, and as simulations/validate/figures.json, which the
 * page is written from: `node --conditions=signalbox-source --import tsx scripts/generate-validation.ts`, which takes some ten minutes; with
 * `--write` nothing is played.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { formattedJson } from './formatted-json.js';
import { FIGURES, PAGE, type ValidationFigures, validationPage } from './validation/page.js';
import { validated } from './validation/validated.js';

const figures = process.argv.includes('--write') ? (JSON.parse(readFileSync(FIGURES, 'utf8')) as ValidationFigures) : await validated();
writeFileSync(FIGURES, formattedJson(figures));
writeFileSync(PAGE, validationPage(figures));
