import type { Later } from './later.js';
import type { Client, Link, Wire } from './wire.js';

/** A client's connection, which is reopened until it succeeds, and after every break. */
export interface Line {
  readonly link: Link | null;
  /** Breaks the client's end and keeps it broken for a while. */
  breakFor(forMs: number, noticedMs: number): void;
  /** To be called by the client when the other end has closed its connection. */
  closed(): void;
  /** Ends whatever prevents the connection. */
  mend(): void;
}

const RETRY_MS = 1_000;

export function openLine(later: Later, wire: Wire, client: Client): Line {
  let link: Link | null = null;
  let brokenUntilMs = 0;

  function connect(): void {
    if (link !== null || later.nowMs() < brokenUntilMs) return;
    link = wire.connect(client);
  }

  later.after(0, connect);
  return {
    get link() {
      return link;
    },
    breakFor(forMs, noticedMs) {
      link?.cut(noticedMs);
      link = null;
      brokenUntilMs = Math.max(brokenUntilMs, later.nowMs() + forMs);
      later.at(brokenUntilMs, connect);
    },
    closed() {
      link = null;
      later.after(RETRY_MS, connect);
    },
    mend() {
      brokenUntilMs = 0;
      connect();
    },
  };
}
