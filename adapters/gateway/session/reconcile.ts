import { type CommandInput, LIMITS, type Router } from '@signalbox/engine';
import { covers, type ReceivedFrameOf, rejection } from '@signalbox/engine/protocol';
import { forbidden, whoIs } from '../access/permit.js';
import type { Session } from './session.js';

type Reconcile = ReceivedFrameOf<'reconcile'>;
type Hold = Reconcile['holds'][number];

/** Joins the parts of an adapter's list of contacts it still holds and hands the whole of it to the router. */
export function openReconciliation(router: Router): (session: Session, frame: Reconcile) => void {
  const collected = new WeakMap<Session, Hold[]>();

  return (session, frame) => {
    const { id, more } = frame;
    const { scope } = session;
    if (scope.role !== 'adapter') return session.refuse(rejection('RECONCILE_FORBIDDEN', whoIs(scope)), { id });
    const only = scope.tenants !== '*' && scope.tenants.length === 1 ? scope.tenants[0] : undefined;
    const holds = collected.get(session) ?? [];
    for (const { tenant = only, contact } of frame.holds) {
      if (tenant !== undefined && !covers(scope.tenants, tenant)) {
        collected.delete(session);
        return session.refuse(forbidden(scope, 'reconcile', { kind: 'tenant', name: tenant }), { id });
      }
      holds.push(tenant === undefined ? { contact } : { tenant, contact });
    }
    if (holds.length > LIMITS.heldContacts) {
      collected.delete(session);
      return session.refuse(rejection('RECONCILE_TOO_LARGE', { holdsMax: LIMITS.heldContacts }), { id });
    }
    if (more) {
      collected.set(session, holds);
      return;
    }
    collected.delete(session);
    const command: CommandInput = { type: 'adapter.connected', adapter: scope.sub, holds };
    const answered = session.underWay();
    router.dispatch(command, null, (answer) => {
      if (answer.ok) session.send({ type: 'reconciled', id, seq: answer.seq });
      else session.refuse(answer.rejection, { id });
      answered();
    });
  };
}
