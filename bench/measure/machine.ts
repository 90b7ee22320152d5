import { createRequire } from 'node:module';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { CODE_VERSION, RULES } from '@signalbox/engine';

/** What a figure means nothing without. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  readonly signalbox: string;
  readonly rules: number;
  readonly lmdb: string;
  /** Processes that wanted a core in the minute before the run; above the number of cores the figures are those of a busy machine. */
  readonly loadBefore: number;
}

/** Finds what the adapters depend on, from where they stand: the very copy the journal uses. */
export const requireAsAdapters = createRequire(createRequire(import.meta.url).resolve('@signalbox/adapters/package.json'));

export function describeMachine(): Machine {
  const [first] = cpus();
  const adapters: { dependencies: Record<string, string> } = requireAsAdapters('./package.json');
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    v8: process.versions.v8,
    signalbox: CODE_VERSION,
    rules: RULES,
    lmdb: adapters.dependencies['lmdb'] ?? 'unknown',
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}
