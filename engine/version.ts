/** Version of this package; a test keeps it equal to package.json. It is in every `router.resumed`. */
export const CODE_VERSION = '0.1.0';

/** Number of the behaviour rules this code decides by. A change of behaviour is a new number, raised only by a journaled command. */
export const RULES = 1;
