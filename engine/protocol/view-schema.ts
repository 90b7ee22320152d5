import type { z } from 'zod';
import type { QueryType } from '../query.js';
import type { Views } from '../views.js';
import { adapterView, agentView, hubView, overviewView, queueView, senderView, slotsView } from './view-schema/sites.js';
import { explainView, statisticsView, whyWaitingView } from './view-schema/why.js';
import { contactView, offerView, questionView } from './view-schema/work.js';

/**
 * The view that answers each question, described for authors of other languages; the types in `views` say the same. Nothing is checked
 * against them while a router runs: tests do, with the views of random histories.
 */
export const viewSchemas = {
  contact: contactView,
  agent: agentView,
  queue: queueView,
  slots: slotsView,
  hub: hubView,
  adapter: adapterView,
  overview: overviewView,
  explain: explainView,
  'why-waiting': whyWaitingView,
  statistics: statisticsView,
  sender: senderView,
} as const satisfies { readonly [T in QueryType]: z.ZodType<Views[T]> };

/** An item of an agent's `work`, which several views hold. */
export const workSchema = offerView;

/** An item of an agent's `questions`. */
export const questionSchema = questionView;
