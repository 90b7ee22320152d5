/** Every example that says `run`, of the pages about simulating, does run and prints what the page says it prints. */
import { testPages } from './testing/run-pages.js';

testPages('simulating');
