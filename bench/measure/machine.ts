import { createRequire } from 'node:module';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { CODE_VERSION, RULES } from '@signalbox/engine';

/** Everything without which a figure means nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  /** Versions of what was measured and of what it ran on, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** Load average over the minute before the run, and over its last minute. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** Resolves packages as the adapters do: the very copy the journal uses. */
export const requireAsAdapters = createRequire(createRequire(import.meta.url).resolve('@signalbox/adapters/package.json'));
const require = createRequire(import.meta.url);

export const loadNow = (): number => Number((loadavg()[0] ?? 0).toFixed(1));

/** `servers`: versions of the programs that peers run on. */
export function describeMachine(loadBefore: number, servers: Machine['versions']): Machine {
  const [first] = cpus();
  const adapters: { dependencies: Record<string, string> } = requireAsAdapters('./package.json');
  const own: { devDependencies: Record<string, string> } = require('../package.json');
  const peers = ['json-rules-engine', 'bullmq', 'pg', 'ws'].map((name) => [name, own.devDependencies[name] ?? 'unknown']);
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    versions: {
      'Node.js': process.versions.node,
      V8: process.versions.v8,
      Signalbox: `${CODE_VERSION} (rules ${RULES})`,
      lmdb: adapters.dependencies['lmdb'] ?? 'unknown',
      ...Object.fromEntries(peers),
      ...servers,
    },
    loadBefore,
    loadAfter: loadNow(),
  };
}
