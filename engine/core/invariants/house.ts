import { isRoutable } from '../../routing/routable.js';
import { isBetweenPeople } from '../handover.js';
import { written } from '../state/canonical-text.js';
import type { Invariants } from './invariant.js';

/** Queues and hubs: doors, shares, conditions, alarms and overflow are as plan and events say. */
export const HOUSE: Invariants = {
  /** An overridden door is as the supervisor set it; in an emergency, only urgent contacts and those between people are offered. */
  'doors as said': (state) => {
    const wrong: string[] = [];
    for (const { id, state: at, override } of state.queues.values())
      if (override !== null && override.door !== at) wrong.push(`${id} is ${at} and was to be ${override.door}`);
    for (const contact of state.contacts.values())
      if (contact.state === 'offered' && contact.band !== 0 && !isBetweenPeople(contact))
        if (state.queues.get(contact.queue)?.override?.emergency != null)
          wrong.push(`${contact.contact} is offered from ${contact.queue}, which is closed in an emergency`);
    for (const { id, state: at, suspension } of state.hubs.values())
      if (at.startsWith('suspended') !== (suspension !== null))
        wrong.push(`${id} is ${at} ${suspension === null ? 'without' : 'with'} a word`);
    return wrong;
  },

  /** Shares add up to 100; the assignments looked back on are no more than the window and counted correctly. */
  'shares add up': (state) => {
    const wrong: string[] = [];
    for (const { id, shares: record } of state.queues.values()) {
      const shares = state.index?.queues.get(id)?.shares ?? null;
      if ((shares === null) !== (record === null)) wrong.push(`${id} ${record === null ? 'keeps no record of' : 'has no'} shares`);
      if (shares === null || record === null) continue;
      const sum = record.percents.reduce((all, one) => all + one, 0);
      if (sum !== 100 || record.percents.length !== shares.groups.length) wrong.push(`${id} is shared ${record.percents.join(' to ')}`);
      if (record.recent.length > shares.window) wrong.push(`${id} looks back on ${record.recent.length} of ${shares.window}`);
      const counted = record.percents.map((_, group) => record.recent.filter((one) => one === group).length);
      if (written(counted) !== written(record.counts)) wrong.push(`${id} counts ${record.counts.join()}, not ${counted.join()}`);
    }
    return wrong;
  },

  /**
   * Step conditions hold above their limit, cease to hold at or below the lower one, and stay unchanged in between; the steps they open are
   * open.
   */
  'conditions are true': (state, atMs) => {
    const wrong: string[] = [];
    for (const { queue, channel, step, when } of state.index?.conditionalSteps ?? []) {
      const waits = [...state.contacts.values()].filter(
        ({ queue: id, state: at }) => id === queue.id && (at === 'queued' || at === 'offered'),
      );
      const held = state.queues.get(queue.id)?.conditions ?? [];
      const values = { waiting: waits.length, oldest: Math.max(0, ...waits.map(({ rankFromMs }) => atMs - rankFromMs)) };
      for (const { measure, over, until } of when.thresholds) {
        const holds = held.includes(`${channel}/${step}/${measure}`);
        if (measure !== 'estimatedWait' && ((values[measure] > over && !holds) || (holds && values[measure] <= until)))
          wrong.push(`${queue.id} has ${values[measure]} ${measure}, and step ${step} of ${channel} is ${holds ? '' : 'not '}opened by it`);
        const shut = [...state.waiting].find((one) => one.queue === queue.id && one.channel === channel && !one.openSteps.includes(step));
        if (holds && shut !== undefined && isRoutable(state, shut)) wrong.push(`step ${step} is not open to ${shut.contact}`);
      }
    }
    return wrong;
  },

  /** Alarms are lit above their limit, out at or below the lower one, and unchanged in between. */
  'alarms are true': (state, atMs) => {
    const wrong: string[] = [];
    for (const queue of state.plan?.queues ?? []) {
      const waits = [...state.contacts.values()].filter(
        ({ queue: id, state: at }) => id === queue.id && (at === 'queued' || at === 'offered'),
      );
      const values = { waiting: waits.length, oldest: Math.max(0, ...waits.map(({ rankFromMs }) => atMs - rankFromMs)) };
      for (const measure of ['waiting', 'oldest'] as const) {
        const threshold = queue.thresholds[measure];
        const lit = state.queues.get(queue.id)?.crossed.includes(measure) ?? false;
        const must = threshold !== null && values[measure] > threshold.over;
        const may = threshold !== null && values[measure] > threshold.until;
        if ((must && !lit) || (lit && !may))
          wrong.push(`${queue.id} has ${values[measure]} ${measure}, and its alarm is ${lit ? 'lit' : 'out'}`);
      }
    }
    for (const { id, cover } of state.plan?.hubs ?? []) {
      const hub = state.hubs.get(id);
      const own = state.agentsInOrder.filter(({ profile, inRoster }) => inRoster && profile.hub === id);
      const there = own.filter(
        ({ presence, connection }) =>
          connection !== 'disconnected' && (presence === 'ready' || (presence === 'notReady' && cover?.presence === 'signedIn')),
      );
      const asked =
        cover === null || hub?.state !== 'open' || own.length === 0 ? [] : cover.languages.length === 0 ? [null] : cover.languages;
      const bare = asked.filter(
        (language) => !there.some(({ profile }) => language === null || profile.languages.some((one) => one.language === language)),
      );
      if (written([...bare].sort()) !== written([...(hub?.uncovered ?? [])].sort()))
        wrong.push(`${id} lacks ${bare.join(', ')} and has told of ${hub?.uncovered.join(', ')}`);
    }
    return wrong;
  },

  /** A queue overflows above its threshold, not at or below the lower one, and stays as it was in between. */
  'overflows as stated': (state) =>
    (state.plan?.queues ?? []).flatMap(({ id, overflow }) => {
      const { waiting = 0, overflowing = [] } = state.queues.get(id) ?? {};
      return overflow.flatMap(({ to, waitingOver, until }) => {
        const on = overflowing.includes(to);
        const wrong = on ? waiting <= until : waiting > waitingOver;
        return wrong ? [`${id} with ${waiting} waiting ${on ? 'still overflows' : 'does not overflow'} to ${to}`] : [];
      });
    }),
};
