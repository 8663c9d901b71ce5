/**
 * The layers of this program, from the doors inwards. Imports run one way, from an earlier to a later one; skipping is
 * fine. test/architecture/layers.test.ts holds the sources to it.
 */
const doors = '^src/((main|cli|serve|open-database)\\.ts$|cli/)';
const layers = [
  { name: 'doors', path: doors },
  { name: 'server', path: '^src/server/' },
  { name: 'resolvers', path: '^src/resolvers/' },
  { name: 'schema', path: '^src/schema/' },
  { name: 'usecases', path: '^src/usecases/' },
  { name: 'data', path: '^(src/data|migrations)/' },
  { name: 'entities', path: '^src/entities/' },
  { name: 'domain', path: '^src/domain/' },
];
// The monitor page runs in browsers: it stands beside the layers, and speaks to them over GraphQL only.
const page = '^src/monitor/';
const pageDoor = '^src/monitor/main\\.ts$';
// Types only, which the rules cannot resolve.
const operationTypes = '@graphql-typed-document-node/core$';
// Dictionaries of the Chinese language: pure, and nothing of our own could replace them.
const dictionaries = '(^|/)(pinyin-pro|opencc-js)(/|$)';
// Myers' algorithm over lists: pure as well.
const differ = '(^|/)node_modules/diff(/|$)';
// The formulas of China's coordinate systems.
const converter = '(^|/)gcoord(/|$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.slice(1).map(({ name, path }, index) => ({
      name: `${name}-imports-inwards`,
      severity: 'error',
      comment: `${name} is below ${layers[index].name} and must not know it.`,
      from: { path },
      to: { path: layers.slice(0, index + 1).map((above) => above.path) },
    })),
    {
      name: 'every-module-has-a-layer',
      severity: 'error',
      comment: 'A new folder of src/ needs its place among the layers.',
      from: {},
      to: {
        path: '^src/',
        pathNot: ['^src/(config|settings)\\.ts$', page, ...layers.map(({ path }) => path)],
      },
    },
    {
      name: 'config-is-for-doors',
      severity: 'error',
      comment: 'Everything else is handed values.',
      from: { path: '^(src|migrations)/', pathNot: [doors, '^src/config\\.ts$'] },
      to: { path: '^src/(config|settings)\\.ts$' },
    },
    {
      name: 'config-stands-alone',
      severity: 'error',
      from: { path: '^src/(config|settings)\\.ts$' },
      to: { path: '^src/', pathNot: '^src/settings\\.ts$' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'No clock, no environment, no database, no GraphQL: only itself, the dictionaries, the differ and the converter.',
      from: {
        path: '^src/domain/',
        pathNot: '^src/domain/(chinese|text-diff|geo/coordinates|facilities/chinese-calendar)\\.ts$',
      },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'chinese-loads-dictionaries-only',
      severity: 'error',
      comment: 'node:module is how it loads them at first use.',
      from: { path: '^src/domain/chinese\\.ts$' },
      to: { pathNot: ['^src/domain/', '^(node:)?module$', dictionaries] },
    },
    {
      name: 'chinese-calendar-loads-holidays-only',
      severity: 'error',
      comment: 'node:module is how it loads the tables of chinese-days at first use.',
      from: { path: '^src/domain/facilities/chinese-calendar\\.ts$' },
      to: { pathNot: ['^src/domain/', '^(node:)?module$'] },
    },
    {
      name: 'text-diff-loads-the-differ-only',
      severity: 'error',
      from: { path: '^src/domain/text-diff\\.ts$' },
      to: { pathNot: ['^src/domain/', differ] },
    },
    {
      name: 'coordinates-load-the-converter-only',
      severity: 'error',
      from: { path: '^src/domain/geo/coordinates\\.ts$' },
      to: { pathNot: ['^src/domain/', converter] },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment: 'They are frozen once released; code that they imported could not change any more.',
      from: { path: '^migrations/' },
      to: { pathNot: ['^migrations/', '(^|/)typeorm(/|$)'] },
    },
    {
      name: 'only-data-runs-migrations',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/data/' },
      to: { path: '^migrations/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Entities point at each other, as tables do; nothing else may.',
      from: { pathNot: '^src/entities/' },
      to: { circular: true },
    },
    {
      name: 'no-dead-modules',
      severity: 'error',
      comment: 'What no door reaches is not part of the program.',
      from: { path: ['^src/(main|cli)\\.ts$', pageDoor] },
      to: { path: '^src/', pathNot: [doors, pageDoor], reachable: false },
    },
    {
      name: 'monitor-stands-alone',
      severity: 'error',
      comment:
        'It is an example of a client: it has its own files, its charts, and the types of its operations.',
      from: { path: page },
      to: { pathNot: [page, '(^|/)node_modules/@observablehq/plot/', operationTypes] },
    },
    {
      name: 'monitor-is-not-imported',
      severity: 'error',
      comment: 'The server serves what is built of it.',
      from: { pathNot: page },
      to: { path: page },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment:
        'What runs in production stands under dependencies in package.json; the page is bundled before.',
      from: { path: '^(src|migrations)/', pathNot: page },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: operationTypes },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // a type is knowledge too
    tsConfig: { fileName: require.resolve('./tsconfig.json') },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
