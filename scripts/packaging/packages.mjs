/** The packages people install, in the order they build on each other. bench/ stays at home. */
export const PUBLIC_PACKAGES = ['engine', 'adapters', 'simulations', 'cli'];
