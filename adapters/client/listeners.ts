/** Listeners by topic. One that throws does not stop the others, or the stream. */
export interface Listeners<Topics> {
  on<T extends keyof Topics>(topic: T, listener: Listener<Topics[T]>): () => void;
  tell<T extends keyof Topics>(topic: T, ...args: Args<Topics[T]>): void;
}

export type Args<A> = A extends readonly unknown[] ? A : never;
export type Listener<A> = (...args: Args<A>) => void;

export function openListeners<Topics>(failed: (cause: unknown) => void): Listeners<Topics> {
  const listeners: { [T in keyof Topics]?: Set<Listener<Topics[T]>> } = {};
  return {
    on: (topic, listener) => {
      const those = listeners[topic] ?? new Set();
      listeners[topic] = those;
      those.add(listener);
      return () => void those.delete(listener);
    },
    tell: (topic, ...args) => {
      for (const listener of [...(listeners[topic] ?? [])]) {
        try {
          listener(...args);
        } catch (cause) {
          failed(cause);
        }
      }
    },
  };
}
