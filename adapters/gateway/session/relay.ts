import type { ContactView, Rejection, Router } from '@signalbox/engine';
import { covers, type ReceivedFrameOf, rejection, type ServerFrame } from '@signalbox/engine/protocol';
import { whoIs } from '../access/permit.js';
import { inTurn } from './in-turn.js';
import type { Registry } from './registry.js';
import type { Session } from './session.js';

export type RelayFrame = ReceivedFrameOf<'relay' | 'relay-fetch' | 'relay-end'>;

/**
 * Passes content between the adapter that brought a contact and the desk that owns it. Nothing is kept: if nobody is connected at the
 * other end, the message is refused, and its sender keeps it. The router is asked for the owner each time.
 */
export function openRelay(router: Router, registry: Registry): (session: Session, frame: RelayFrame) => void {
  const handing = inTurn();

  return (session, frame) =>
    handing(session, 'The content could not be handed on.', async () => {
      const refused = await hand(router, registry, session, frame);
      if (refused === null) session.send({ type: 'relayed', id: frame.id });
      else session.refuse(refused, { id: frame.id });
    });
}

async function hand(router: Router, registry: Registry, session: Session, frame: RelayFrame): Promise<Rejection | null> {
  const { type, tenant, contact, offer } = frame;
  const forbidden = () => rejection('RELAY_FORBIDDEN', { ...whoIs(session.scope), type, offer, contact });
  if (!covers(session.scope.tenants, tenant)) return forbidden();
  const asked = await router.ask({ type: 'contact', tenant, contact });
  if (!asked.ok) return asked.rejection.retriable ? asked.rejection : forbidden();
  if (!asked.view.offers.some((live) => live === offer)) return forbidden();
  const others = otherSide(registry, session, frame, asked.view);
  if (others === null) return forbidden();
  const open = others.filter(({ over }) => !over);
  for (const other of open) other.send(outgoing(frame));
  return open.length > 0 ? null : rejection('RELAY_UNREACHABLE', { contact });
}

/** The connections a frame goes to; `null`: the sender has no part in this contact. */
function otherSide(registry: Registry, { scope }: Session, { type }: RelayFrame, view: ContactView): readonly Session[] | null {
  if (view.owner === null) return null;
  if (scope.role === 'adapter' && view.adapter === scope.sub && covers(scope.channels, view.channel) && type !== 'relay-fetch') {
    return registry.desksOf(view.owner);
  }
  if (scope.role !== 'desk' || view.owner !== scope.agent || type === 'relay-end') return null;
  const adapter = view.adapter === null ? undefined : registry.adapter(view.adapter);
  return adapter === undefined ? [] : [adapter];
}

function outgoing(frame: RelayFrame): ServerFrame {
  const { id: _, ...rest } = frame;
  return rest;
}
