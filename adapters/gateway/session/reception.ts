import type { Router } from '@signalbox/engine';
import { clientFrameSchema, misfit, querySchema, type ReceivedFrame, readCommand, rejection } from '@signalbox/engine/protocol';
import { misread, permitted } from '../access/permit.js';
import type { GatewayLimits } from '../operation/limits.js';
import type { Metrics } from '../operation/metrics.js';
import { askWithin } from '../questions/questions.js';
import { inTurn } from './in-turn.js';
import { openReconciliation } from './reconcile.js';
import type { Registry } from './registry.js';
import { openRelay } from './relay.js';
import type { Session } from './session.js';

export interface ReceptionOptions {
  readonly router: Router;
  readonly registry: Registry;
  readonly limits: GatewayLimits;
  readonly metrics: Metrics;
}

/** The terms of a command that needs no check against the state. */
const READ = { read: true } as const;

/** Reads every frame of every connection and passes it to the part that answers it. */
export function openReception({ router, registry, limits, metrics }: ReceptionOptions): (session: Session, text: string) => void {
  const relay = openRelay(router, registry);
  const questions = inTurn();
  const reconcile = openReconciliation(router);

  const command = (session: Session, { n, command: given }: Extract<ReceivedFrame, { type: 'command' }>) => {
    const read = readCommand(given);
    if ('code' in read) {
      session.refuse(misread(session.scope, given, read), { n });
      return;
    }
    const judged = permitted(session.scope, read);
    if ('code' in judged) {
      metrics.command(read.type, 'rejected');
      session.refuse(judged, { n });
      return;
    }
    const answered = session.underWay();
    const stop = metrics.startAnswer();
    router.dispatch(
      judged.command,
      { sender: session.sender, n },
      (answer) => {
        stop();
        metrics.command(read.type, answer.ok ? 'ok' : 'rejected');
        if (answer.ok) session.send({ type: 'ok', n, seq: answer.seq });
        else session.refuse(answer.rejection, { n });
        answered();
      },
      judged.permit === undefined ? READ : { read: true, permit: judged.permit },
    );
  };

  const query = (session: Session, { id, query: given }: Extract<ReceivedFrame, { type: 'query' }>) => {
    const parsed = querySchema.safeParse(given);
    if (!parsed.success) {
      session.refuse(rejection('QUERY_INVALID', misfit(parsed.error, given, querySchema)), { id });
      return;
    }
    // Each view is looked up when those before it have been sent: all that are asked for at once may be more than memory holds.
    questions(session, 'The question could not be answered.', async () => {
      if (session.over) return;
      const answer = await askWithin(router, session.scope, session.sender, parsed.data);
      if (answer.ok) session.send({ type: 'answer', id, seq: answer.seq, view: answer.view });
      else session.refuse(answer.rejection, { id });
    });
  };

  return (session, text) => {
    const frame = read(session, text);
    if (frame === undefined) {
      metrics.received('invalid');
      return;
    }
    metrics.received(frame.type);
    switch (frame.type) {
      case 'command':
        return command(session, frame);
      case 'query':
        return query(session, frame);
      case 'subscribe':
        return session.subscribe(frame.after ?? undefined);
      case 'reconcile':
        return reconcile(session, frame);
      case 'relay': {
        const bytes = Buffer.byteLength(text);
        if (bytes > limits.relayBytesMax)
          return session.refuse(rejection('FRAME_TOO_LARGE', { bytes, bytesMax: limits.relayBytesMax }), { id: frame.id });
        if (!nestsWithin(frame.body, BODY_DEPTH_MAX)) {
          return session.refuse(rejection('FRAME_INVALID', { problem: `body: nested deeper than ${BODY_DEPTH_MAX}` }), { id: frame.id });
        }
        return relay(session, frame);
      }
      case 'relay-fetch':
      case 'relay-end':
        return relay(session, frame);
    }
  };
}

function read(session: Session, text: string): ReceivedFrame | undefined {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    session.malformed(rejection('FRAME_INVALID', { problem: 'it is not JSON' }), {});
    return undefined;
  }
  const frame = clientFrameSchema.safeParse(given);
  if (frame.success) return frame.data;
  session.malformed(rejection('FRAME_INVALID', misfit(frame.error, given, clientFrameSchema)), subjectOf(given));
  return undefined;
}

/** The `n` or `id` of a malformed frame, if it has one, so that its sender can match the refusal. */
function subjectOf(given: unknown): { n?: number; id?: string } {
  if (typeof given !== 'object' || given === null) return {};
  const { n, id } = given as { n?: unknown; id?: unknown };
  return {
    ...(Number.isSafeInteger(n) && (n as number) >= 1 ? { n: n as number } : {}),
    ...(typeof id === 'string' && id.length >= 1 && id.length <= 64 ? { id } : {}),
  };
}

/** JSON is read to any depth but written recursively: a deep body would overflow the stack on its way out. */
const BODY_DEPTH_MAX = 64;

function nestsWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => nestsWithin(inner, depth - 1));
}
