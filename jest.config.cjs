/** Tests run from the TypeScript sources, compiled to CommonJS by swc. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', require('./.swcrc.cjs')] },
  // Sources import with .js endings, as Node's ESM loader wants them.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // These ship ESM only.
  transformIgnorePatterns: ['/node_modules/(?!(cookie|jose|opencc-js)/)'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // Jest's default on two cores is one; tests wait for the database more than for the processor.
  maxWorkers: 2,
  testTimeout: 30000,
};
