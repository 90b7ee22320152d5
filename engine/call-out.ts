/**
 * Calls somebody outside the router: a subscriber, or the one who waits for an answer. What they throw is theirs. It reaches the host
 * as an uncaught error, so that it is seen; the record stays durable, everybody else is told, and the router goes on.
 */
export function callOut(call: () => void): void;
export function callOut<T>(call: (about: T) => void, about: T): void;
export function callOut<T>(call: (about?: T) => void, about?: T): void {
  try {
    call(about);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
