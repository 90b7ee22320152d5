import type { AlarmCleared, AlarmRaised, UrgentEvent } from '../../domain/events/urgent.js';
import type { Ms } from '../../domain/units.js';
import type { AlarmRecord } from '../state/remembered.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { ofContact } from '../subject.js';
import { NOTHING } from './news.js';

/** Alarms to be raised or cleared: one for every contact of band 0, from its arrival until somebody has it or it no longer waits. */
export function nextUrgentAlarms(state: Readonly<RouterState>, atMs: Ms): readonly UrgentEvent[] {
  const { alarms, urgent } = state;
  if (alarms.size === 0 && urgent.size === 0) return NOTHING;
  const raised = [...urgent].filter(({ ordinal }) => !alarms.has(ordinal)).sort(inOrder);
  const cleared = [...alarms.values()].sort(inOrder).flatMap((alarm) => clearing(state, alarm, atMs));
  return [...cleared, ...raised.map((contact): AlarmRaised => ({ type: 'alarm.raised', ...ofContact(contact), because: 'urgent' }))];
}

const inOrder = (a: { readonly ordinal: number }, b: { readonly ordinal: number }): number => a.ordinal - b.ordinal;

function clearing(state: Readonly<RouterState>, alarm: AlarmRecord, atMs: Ms): readonly AlarmCleared[] {
  const contact = state.contacts.get(alarm.ordinal);
  if (contact !== undefined && state.urgent.has(contact)) return [];
  const { sinceMs, ...subject } = alarm;
  const now = contact === undefined ? subject : ofContact(contact);
  return [{ type: 'alarm.cleared', ...now, because: causeOf(contact), afterMs: atMs - sinceMs }];
}

function causeOf(contact: LiveContact | undefined): AlarmCleared['because'] {
  if (contact === undefined) return 'over';
  if (contact.state === 'owned') return 'owned';
  return contact.state === 'parked' ? 'parked' : 'lowered';
}
