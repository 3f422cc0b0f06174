/**
 * Lints pieces of code as if they stood in files of the clone. Reads `[{ file, code, typed }]` from standard input and
 * answers with the rules that spoke for each. A process of its own: ESLint's configuration is an ES module, which Jest
 * does not load.
 */
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const probes = JSON.parse(readFileSync(0, 'utf8'));
const asItIs = new ESLint();
// Type information takes seconds for each piece; most rules need none.
const untyped = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });
const answers = [];
for (const { file, code, typed } of probes) {
  const [result] = await (typed ? asItIs : untyped).lintText(code, { filePath: file });
  answers.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(answers));
