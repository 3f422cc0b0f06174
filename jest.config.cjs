/** One runner, several projects; the source condition lets a spec run without a build. */
const swc = {
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
/** Components of the screens: only their pure neighbours are tested here, but these import them. */
const swcForScreens = {
  ...swc,
  jsc: { ...swc.jsc, parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
};
const project = (displayName, roots, extra = {}) => ({
  displayName,
  rootDir: __dirname,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/.data/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['tovholder-source', 'node', 'require'] },
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', swc], '^.+\\.tsx$': ['@swc/jest', swcForScreens] },
  transformIgnorePatterns: [
    'node_modules/(?!(?:.*node_modules/)?(?:@nestjs|content-disposition|cookie|file-type|temporal-polyfill|temporal-utils)/)',
  ],
  ...extra,
});
module.exports = {
  // Ends what hangs; how fast a busy machine is, no test judges.
  testTimeout: 30_000,
  projects: [
    project('unit', ['libs', 'workflows', 'activities', 'apps', 'infra/local']),
    project('architecture', ['tests/architecture']),
    project('record', ['tests/record']),
    project('time', ['tests/time']),
    project('scenarios', ['tests/scenarios']),
    project('replay', ['tests/replay']),
    project('api', ['tests/api']),
    project('browser', ['tests/browser']),
    project('faults', ['tests/faults']),
  ],
};
