import type { FaultCode } from '@signalbox/engine';
import type { Head } from '@signalbox/engine/journal';
import type { Manifest } from './manifest.js';

/** What the follower's thread is started with. */
export interface FollowerSetup {
  readonly folder: string;
  readonly everyRecords: number;
  readonly lookEveryMs: number;
}

/** What the router's thread asks of the follower's. */
export type FollowerOrder =
  | { readonly order: 'snapshot' }
  /** The chunk it handed over is durable; its memory is returned with this message. */
  | { readonly order: 'next'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The snapshot is durable. */
  | { readonly order: 'stored' }
  | { readonly order: 'close' };

/** What the follower's thread tells the router's. */
export type FollowerReport =
  | {
      readonly report: 'chunk';
      readonly seq: number;
      readonly index: number;
      readonly length: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly report: 'manifest'; readonly manifest: Manifest }
  /** The requested snapshot is at this position. */
  | { readonly report: 'at'; readonly head: Head }
  /** `fatal`: it cannot follow any longer. */
  | { readonly report: 'failed'; readonly code: FaultCode; readonly details: Readonly<Record<string, unknown>>; readonly fatal: boolean };
