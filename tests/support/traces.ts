import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestStack } from './stack';

/** Ten digits that begin with a date, with or without hyphen: what a CPR number looks like. */
const cprNumber = /(?<![\w.-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-?\d{4}(?![\w.-])/g;
/** Names and words from people's own texts that the tests send. */
const wordsOfTests =
  /Berggren|Nancy|Kirsten|Britta|Testperson|Testbarn|Hemmelig|mistet sin bolig|forlade miljøet|sekretariatet/g;

/**
 * Person data in everything that the programs and servers of a stack have written to their logs: none may be there.
 *
 * @throws Error for an api whose log is empty: then nothing has been looked at
 */
export function personDataInLogs(stack: TestStack): readonly string[] {
  const { postgres, temporal, identity, apis, workers } = stack;
  for (const { options } of apis)
    if (!readFileSync(options.logFile, 'utf8')) throw new Error(`${options.name} is mute`);
  return [postgres.process, temporal.process, identity, ...apis, ...workers].flatMap(
    ({ options: { name, logFile } }) => {
      const text = readFileSync(logFile, 'utf8');
      return [...(text.match(cprNumber) ?? []), ...(text.match(wordsOfTests) ?? [])].map((hit) => `${name}: ${hit}`);
    },
  );
}

/** Words from the tests' texts, people and outcomes that can be read in the files that Temporal keeps. */
export function readableInTemporal(stack: TestStack, words: readonly string[]): readonly string[] {
  const folder = join(stack.folder, 'temporal');
  const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  return words.filter((word) => kept.some((bytes) => bytes.includes(word)));
}
