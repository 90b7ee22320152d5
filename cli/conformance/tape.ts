import { isDeepStrictEqual } from 'node:util';
import type { ServerFrame } from '@signalbox/engine/protocol';

/** A frame of a client as it came, whatever it is. */
export type GivenFrame = Readonly<Record<string, unknown>>;

/** What passed between the client under test and the kit; `link` counts its connections from 1. */
export type Entry = { readonly atMs: number; readonly link: number } & (
  | { readonly what: 'opened' }
  | { readonly what: 'refused' }
  | { readonly what: 'closed' }
  /** Whoever runs the client was asked to start it again: what follows is another process. */
  | { readonly what: 'started' }
  /**
   * Sent by the client, whether or not the gateway got it. `late`: read from a line that stood still or was cut already, perhaps after
   * what the client has said on its next one: its place on the tape says nothing.
   */
  | { readonly what: 'said'; readonly frame: GivenFrame; readonly late: boolean }
  /** Written to the client. */
  | { readonly what: 'told'; readonly frame: ServerFrame }
  /** The client has read what stands on the tape before this place: it has answered a ping that followed it. */
  | { readonly what: 'read'; readonly before: number }
);

/** Everything that was seen of a client, in order. Whatever is judged is judged from this alone. */
export interface Tape {
  readonly entries: readonly Entry[];
  add(entry: Entry): void;
  /** Called after each further entry, until the returned function is called. */
  watch(grown: () => void): () => void;
}

export function openTape(): Tape {
  const entries: Entry[] = [];
  const watchers = new Set<() => void>();
  return {
    entries,
    add: (entry) => {
      entries.push(entry);
      for (const grown of [...watchers]) grown();
    },
    watch: (grown) => {
      watchers.add(grown);
      return () => watchers.delete(grown);
    },
  };
}

export interface SaidCommand {
  readonly at: number;
  readonly link: number;
  readonly n: number;
  readonly command: GivenFrame;
  readonly late: boolean;
}

/** A command frame the gateway could read as one. */
export function commandOf(entry: Entry | undefined): Pick<SaidCommand, 'n' | 'command' | 'late'> | undefined {
  if (entry?.what !== 'said' || entry.frame['type'] !== 'command') return undefined;
  const { n, command } = entry.frame;
  return typeof n === 'number' && typeof command === 'object' && command !== null
    ? { n, command: command as GivenFrame, late: entry.late }
    : undefined;
}

/** All commands, repeats too; `at` is the place on the tape. */
export const commandsOn = (entries: readonly Entry[], from = 0): readonly SaidCommand[] =>
  entries.flatMap((entry, at) => {
    const said = at < from ? undefined : commandOf(entry);
    return said === undefined ? [] : [{ at, link: entry.link, ...said }];
  });

/** Commands with the same content, whatever the order of their fields. */
export const sameCommand = (one: GivenFrame, other: GivenFrame): boolean => isDeepStrictEqual(one, other);
