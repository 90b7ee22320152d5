/** How a server is started from the sources as they are. */
export const FROM_SOURCES: readonly string[] = ['--conditions=signalbox-source', '--import', 'tsx'];
