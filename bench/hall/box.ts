import { type Command, type Event, RULES } from '@signalbox/engine';
import { closeRecord, type Match, nextDue, step } from '@signalbox/engine/core';
import { freshState, type RecordDraft, type RouterState } from '@signalbox/engine/journal';
import type { World } from './world.js';

/**
 * The deciding part of a box alone: state, steps and virtual time, without admission, journal or subscribers. What is measured on it is
 * purely a decision.
 */
export interface Box {
  readonly state: RouterState;
  /** Overrides the default matcher, for instance while a hall is filled with contacts that nobody can take yet. */
  match: Match | undefined;
  /** The box's time. A function, because V8 looks up every property of an object literal that has a getter in a hash table. */
  nowMs(): number;
  /** Lets time pass; due deadlines fire as the router's own alarm would fire them, each at its instant. */
  pass(ms: number): void;
  /** Gives a command and returns what happened. @throws if it is rejected: a case never asks for the impossible. */
  give(command: Command): readonly Event[];
}

export interface BoxOptions {
  /** Called with everything that happens, alarms included. */
  readonly hear?: (events: readonly Event[]) => void;
  /** Called with what a journal would be given. */
  readonly keep?: (record: RecordDraft) => void;
}

/** A Wednesday morning in summer. */
const START_MS = Date.UTC(2026, 6, 1, 8);

export function openBox({ plan, roster }: World, options: BoxOptions = {}): Box {
  const state = freshState();
  let atMs = START_MS;

  function give(command: Command): readonly Event[] {
    const seq = state.seq + 1;
    const { fired, decided, rejection } = step(state, { seq, atMs, command }, box.match);
    if (rejection !== null) throw new Error(`${command.type}: ${rejection.message}`);
    const events = fired.length === 0 ? decided : [...fired, ...decided];
    if (events.length === 0) return events;
    const record: RecordDraft = { seq, atMs, epoch: 1, by: null, command, events };
    closeRecord(state, record);
    options.keep?.(record);
    options.hear?.(events);
    return events;
  }

  function pass(ms: number): void {
    const untilMs = atMs + ms;
    for (let due = nextDue(state); due !== undefined && due.dueMs <= untilMs; due = nextDue(state)) {
      atMs = Math.max(atMs, due.dueMs);
      give({ type: 'clock.tick' });
    }
    atMs = untilMs;
  }

  const box: Box = {
    state,
    match: undefined,
    nowMs: () => atMs,
    pass,
    give,
  };
  give({ type: 'router.resume', downMs: 0, codeVersion: 'bench', rules: RULES, tableDigests: {}, tzdata: 'none' });
  give({ type: 'plan.publish', plan, roster, rekey: 'keep' });
  return box;
}
