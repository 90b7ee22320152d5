/**
 * The import law of the house (docs: CONTRIBUTING.md, "Rooms"). What an import may reach decides what a change may break:
 * the decision code can be replayed anywhere because nothing in it can reach a clock, a socket or a file.
 * Type-only imports count too: a room that knows another's types knows the other.
 */

/** Tests, and what exists only for tests, may cross rooms: they compare what the rooms do. */
const TESTS = '(\\.test\\.ts$|(^|/)testing/)';
/** Every room; only the files beside the rooms (router, recover) may meet the host. */
const ENGINE_ROOMS = '^engine/[^/]+/';
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const HOUSE = '^(engine|adapters|simulations|bench|cli)/';

/** Rooms that only watch or describe what the others decide. */
const WATCHES = ['projections', 'protocol', 'check'];

/** Rooms of the engine from the ground up; a room imports itself and what stands before it. core and routing are one floor. */
const ABOVE = {
  domain: ['views', 'lifecycle', 'core', 'routing', 'journal', ...WATCHES],
  // What is shown of the state is said in the words of the domain, and says nothing of how the state is kept.
  views: ['lifecycle', 'core', 'routing', 'journal', ...WATCHES],
  lifecycle: ['views', 'core', 'routing', 'journal', ...WATCHES],
  core: ['journal', ...WATCHES],
  routing: ['journal', ...WATCHES],
  journal: WATCHES,
};

const npmOnly = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `The packages ${allowed.join(', ') || '(none)'} are all this room may import; everything else comes in as data.`,
  from: { path: from, pathNot: TESTS },
  to: { dependencyTypes: NPM, pathNot: [...allowed.map((name) => `node_modules/${name}/`), HOUSE] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Files that import each other cannot be understood, tested or loaded one at a time.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      comment: 'The import leads nowhere. (An optional peer that is not installed is imported by name at run time, not here.)',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'decisions-touch-no-world',
      severity: 'error',
      comment: 'Same plan and commands, same events, on any machine: no clock, file, socket or process where decisions are made.',
      from: { path: ENGINE_ROOMS, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    npmOnly('core-and-routing-stand-alone', '^engine/(core|routing)/', []),
    npmOnly('views-stand-alone', '^engine/views(/|\\.ts$)', []),
    npmOnly('lifecycle-imports-xstate-only', '^engine/lifecycle/', ['xstate']),
    npmOnly('engine-edges-import-zod-only', '^engine/(?!(views|lifecycle|core|routing)/)', ['zod']),
    ...Object.entries(ABOVE).map(([room, above]) => ({
      name: `${room}-stands-below`,
      severity: 'error',
      comment: `engine/${room} does not know ${above.join(', ')}: they stand on it.`,
      from: { path: `^engine/${room}(/|\\.ts$)`, pathNot: TESTS },
      to: { path: `^engine/(${above.join('|')})(/|\\.ts$)` },
    })),
    {
      name: 'rooms-know-no-router',
      severity: 'error',
      comment: 'The router puts the rooms together, so none of them may depend on how it does.',
      from: { path: '^engine/(domain|views|lifecycle|core|routing|journal)/', pathNot: TESTS },
      to: { path: '^engine/((index|router|recover)\\.ts$|entries/)' },
    },
    {
      name: 'engine-imports-no-workspace',
      severity: 'error',
      comment: 'Whoever embeds the engine gets the engine, xstate and zod, and nothing else.',
      from: { path: '^engine/', pathNot: TESTS },
      to: { path: '^(adapters|simulations|bench|cli)/' },
    },
    {
      name: 'adapters-import-engine-only',
      severity: 'error',
      comment: 'From the house an adapter knows @signalbox/engine and nothing more.',
      from: { path: '^adapters/', pathNot: TESTS },
      to: { path: '^(simulations|bench|cli)/' },
    },
    {
      name: 'adapters-know-no-other-adapter',
      severity: 'error',
      comment:
        'Adapters meet in cli/ only, so that each can be used, replaced or left out alone. (The two journals, say, are two adapters.)',
      from: { path: '^adapters/(journals/[^/]+|[^/]+)/', pathNot: TESTS },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      comment: 'Across packages only what the entries show may be used; the rest may change without notice.',
      from: { path: '^(adapters|simulations|bench|cli)/', pathNot: TESTS },
      to: { path: '^engine/', pathNot: '^engine/(index|entries/[^/]+)\\.ts$' },
    },
    {
      name: 'entries-show-the-rooms',
      severity: 'error',
      comment: 'An entry names what its readers need. Only the main one shows the router, so that nobody else loads it.',
      from: { path: '^engine/entries/', pathNot: TESTS },
      to: { path: '^engine/((index|router|router-live|recover)\\.ts$|entries/)' },
    },
    {
      name: 'nothing-imports-cli',
      severity: 'error',
      comment: 'cli/ is where everything meets; nothing hangs on it.',
      from: { path: '^(engine|adapters|simulations|bench)/' },
      to: { path: '^cli/' },
    },
    {
      name: 'nothing-ships-tests',
      severity: 'error',
      comment: 'What runs in production does not import tests or what serves only them.',
      from: { path: HOUSE, pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      comment: 'An import that no package.json names works only by accident of what else is installed.',
      // The contract suites are run by whoever has vitest and fast-check: optional peers, which this tool does not recognise.
      from: { path: HOUSE, pathNot: [TESTS, '^adapters/contract/'] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.[^/]+)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['signalbox-source', 'types', 'node', 'import', 'default'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
