/** The graph that no single file shows: cycles, and the arrows between the top-level folders. Zones per import are ESLint's. */
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    never(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'A cycle has no first module.',
    ),
    never(
      'libs-know-no-one-above',
      { path: '^libs/' },
      { path: '^(apps|workflows|activities|tests|infra)/' },
      'Arrows point down.',
    ),
    never(
      'workflows-import-libs-only',
      { path: '^workflows/' },
      { path: '^(apps|activities|tests|infra|libs/(persistence|temporal|districts))/' },
      'Workflow code reaches effects by activity names only.',
    ),
    never(
      'activities-import-libs-only',
      { path: '^activities/' },
      { path: '^(apps|workflows|tests|infra)/' },
      'Arrows point down.',
    ),
    never(
      'apps-are-doors',
      { path: '^apps/([^/]+)/' },
      { path: '^(apps/(?!$1/)|tests/|infra/)' },
      'Nothing imports an app; an app imports no tests.',
    ),
    never(
      'only-tests-import-tests',
      { path: '^(?!tests/)' },
      { path: '^tests/' },
      'Product code does not depend on tests.',
    ),
    never(
      'domain-is-alone',
      { path: '^libs/domain/' },
      {
        path: '^(libs/(?!domain/)|node_modules/(?!temporal-polyfill/|temporal-spec/))',
        pathNot: 'node_modules/(@jest/globals|fast-check|date-holidays)/',
      },
      'libs/domain imports temporal-polyfill only.',
    ),
    never(
      'no-unresolvable',
      {},
      { couldNotResolve: true, pathNot: '^dkfds\\.css$' },
      'An import that leads nowhere; the bundler alone knows this style sheet.',
    ),
    never(
      'domain-rooms-have-a-floor',
      { path: '^libs/domain/src/(text|rules|calendar)/' },
      { path: '^libs/domain/src/(access|case-log|eligibility)/' },
      'Text, rules and calendar are what the other rooms stand on.',
    ),
  ],
  options: {
    exclude: { path: '(^|/)(dist|fixtures)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['tovholder-source', 'node', 'require', 'import'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
