/** Where an event leads and which actions it names, in the order XState runs them. Frozen. */
export interface Move<State extends string, Action extends string> {
  readonly target: State;
  readonly actions: readonly Action[];
}

/** A chart as plain look-ups: no XState, no allocation, nothing to start or stop. Frozen. */
export interface Table<State extends string, Event extends string, Action extends string> {
  /** The chart's id. */
  readonly name: string;
  readonly initial: State;
  /** In the order of the chart. */
  readonly states: readonly State[];
  /** Every event the chart knows, in order of first mention. */
  readonly events: readonly Event[];
  /** Digest of the content (initial and final states, events, targets, actions), whatever the order of writing; 16 hex digits. */
  readonly digest: string;
  /** Whether the event causes a transition from this state; a transition to the same state counts, being ignored does not. */
  can(state: State, event: Event): boolean;
  /** The transition, always the same object; `undefined` if the chart ignores the event in this state. */
  move(state: State, event: Event): Move<State, Action> | undefined;
  /** Whether the state is final; nothing leaves it. */
  isFinal(state: State): boolean;
}
