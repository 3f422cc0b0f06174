/** The methods of Date that answer in the time zone of the machine: a legal date must not depend on where it is computed. */
const parts = ['Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Date', 'Day', 'Month', 'FullYear', 'Year'];
const localTime = [
  ...parts.map((part) => `get${part}`),
  ...parts.map((part) => `set${part}`),
  ...['toLocale\\w*', 'toDateString', 'toTimeString', 'getTimezoneOffset'],
];
const message = 'It answers in the time zone of the machine: pass the zone and use the calendar in libs/domain.';

const local = [
  { selector: `MemberExpression[property.name=/^(${localTime.join('|')})$/]`, message },
  { selector: `MemberExpression[property.value=/^(${localTime.join('|')})$/]`, message },
];

/** Inside a workflow Temporal replaces clock and randomness by recorded ones, but not the zone; the pure rooms get none. */
const ambient = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Randomness makes a re-run differ.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The moment is a parameter: `now`.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The moment is a parameter: `now`.' },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'The moment is a parameter: `now`.',
  },
];

/** Between midnight in the district and midnight in UTC the two dates differ. */
const utcDay = [
  "[callee.property.name='slice'] > MemberExpression > CallExpression[callee.property.name='toISOString'] > MemberExpression",
]
  .flatMap((cut) => [
    `CallExpression${cut} > NewExpression[callee.name='Date'][arguments.length=0]`,
    `CallExpression${cut} > NewExpression[callee.name='Date'] CallExpression[callee.object.name='Date'][callee.property.name='now']`,
  ])
  .map((selector) => ({
    selector,
    message: 'That is the date in UTC: ask localDateOf with the zone of the district.',
  }));

/** @type {import('eslint').Linter.Config[]} */
export const determinism = [
  { files: ['**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...utcDay] } },
  {
    files: ['workflows/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...utcDay, ...local] },
  },
  {
    files: ['libs/domain/src/**/*.ts', 'workflows/src/{engine,processes}/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...utcDay, ...local, ...ambient] },
  },
];
