import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestStack } from './stack';

/** Ten digits that begin with a date, with or without hyphen: what a CPR number looks like. */
const cprNumber = /(?<![\w.-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-?\d{4}(?![\w.-])/g;
/** Names and words from people's own texts that the tests send. */
const wordsOfTests =
  /Berggren|Nancy|Kirsten|Britta|Testperson|Testbarn|Hemmelig|mistet sin bolig|forlade miljøet|sekretariatet/g;

/** Person data in everything that the programs and servers of a stack have written to their logs: none may be there. */
export function personDataInLogs(stack: TestStack): readonly string[] {
  return readdirSync(stack.folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.log$|(?:^|\/)log\//.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(stack.folder, file), 'utf8');
      return [...(text.match(cprNumber) ?? []), ...(text.match(wordsOfTests) ?? [])].map((hit) => `${file}: ${hit}`);
    });
}

/** Words from the tests' texts, people and outcomes that can be read in the files that Temporal keeps. */
export function readableInTemporal(stack: TestStack, words: readonly string[]): readonly string[] {
  const folder = join(stack.folder, 'temporal');
  const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  return words.filter((word) => kept.some((bytes) => bytes.includes(word)));
}
