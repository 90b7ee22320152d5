/** What a question is answered with: plain copies, safe to keep and to serialise. */
import type { AdapterView, AgentView, ContactView, HubView, OverviewView, QueueView, SenderView, SlotsView } from './views/live.js';
import type { StatisticsView } from './views/statistics.js';
import type { ExplainView, WhyWaitingView } from './views/why.js';

export type * from './views/live.js';
export type * from './views/statistics.js';
export type * from './views/why.js';

/** Which view answers which question. */
export interface Views {
  readonly contact: ContactView;
  readonly agent: AgentView;
  readonly queue: QueueView;
  readonly slots: SlotsView;
  readonly hub: HubView;
  readonly adapter: AdapterView;
  readonly overview: OverviewView;
  readonly explain: ExplainView;
  readonly 'why-waiting': WhyWaitingView;
  readonly statistics: StatisticsView;
  readonly sender: SenderView;
}
