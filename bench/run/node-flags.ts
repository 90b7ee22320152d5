/** Flags to start a server from the sources as they are. */
export const FROM_SOURCES: readonly string[] = ['--conditions=signalbox-source', '--import', 'tsx'];
