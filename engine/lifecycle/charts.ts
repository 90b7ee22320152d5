import type { AnyStateMachine } from 'xstate';
import { adapterChart } from './adapter.chart.js';
import { connectionChart } from './connection.chart.js';
import { contactChart } from './contact.chart.js';
import { hubChart } from './hub.chart.js';
import { offerChart } from './offer.chart.js';
import { presenceChart } from './presence.chart.js';
import { queueChart } from './queue.chart.js';

/** Every chart, in the order a reader meets them; the documentation and the laws that hold for all of them walk this list. */
export const charts: readonly AnyStateMachine[] = [
  contactChart,
  offerChart,
  presenceChart,
  connectionChart,
  adapterChart,
  queueChart,
  hubChart,
];
