import { readFileSync } from 'node:fs';
import type { Language } from '@tovholder/domain/text';
import type { Command } from 'commander';
import { checkClaim, type Finding } from '../certificates/check';
import { readCalendar, readRules } from '../certificates/public-files';
import { readClaims } from '../certificates/read';
import { type Cli, command, type CommonOptions } from '../cli';
import { exitCodes, wrongUse } from '../problem';
import { districtOf, readDistricts } from '../record/districts';
import { languageOption } from '../wording/language';
import { wrap } from '../output/wrap';

interface Options extends CommonOptions {
  readonly language: Language;
  readonly district?: string;
  readonly calendar?: readonly string[];
  readonly rules?: readonly string[];
}

/** `tovholder verify-deadline FILE`: recomputes dates from their certificates alone, offline. */
export const verifyDeadlineCommand = (cli: Cli): Command =>
  command('verify-deadline', {
    summary: 'recompute the date of a certificate offline',
    description:
      'Recomputes each certificate of a file with the public rules and calendars, without server or database, and ' +
      'names the first difference. The file holds one certificate, or a whole case view.',
    examples: [
      'npm run -s tovholder -- verify-deadline case.json',
      'npm run -s tovholder -- verify-deadline old.json --calendar calendar.json --rules rules.json',
      'curl -s -H "Authorization: Bearer $TOKEN" $API/v1/cases/$CASE | npm run -s tovholder -- verify-deadline -',
    ],
    finds: 'a date is not what its certificate says',
  })
    .argument('<file>', 'a certificate or a case view as JSON; - for standard input')
    .option('--district <id>', 'whose rules to count by, where the file does not say it')
    .option('--calendar <file>', 'a version of a calendar beside the public ones; may be repeated', collected)
    .option('--rules <file>', 'rules beside the public ones, from before a change; may be repeated', collected)
    .addOption(languageOption())
    .action((file: string, { district, calendar = [], rules = [], language, json }: Options) => {
      const { claims, district: stated } = readClaims(readInput(file), file === '-' ? 'The input' : file);
      const districts = readDistricts(cli.settings().districts);
      const named = district ?? stated;
      const profiles = named === null ? [...districts.values()] : [districtOf(districts, named)];
      const known = {
        districts: profiles,
        calendars: calendar.map(readCalendar),
        rules: rules.flatMap(readRules),
      };
      const findings = claims.map((claim) => checkClaim(claim, known));
      const valid = findings.every((finding) => finding.valid);
      if (!valid) cli.exitCode = exitCodes.foundWrong;
      if (json) cli.out.json({ valid, findings: findings.map((finding) => localized(finding, language)) });
      else
        findings
          .flatMap((finding) => lines(finding, { language, width: cli.out.width }))
          .forEach((line) => cli.out.line(line));
    });

const collected = (value: string, before: readonly string[] = []): string[] => [...before, value];

function readInput(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw wrongUse(`${file} cannot be read.`, 'Give the path of a JSON file, or - for standard input.');
  }
}

function localized({ because, ...finding }: Finding, language: Language): object {
  return { ...finding, ...(because === undefined ? {} : { because: because[language] }) };
}

function lines(finding: Finding, { language, width }: { language: Language; width: number }): string[] {
  const { step, rule, localDate, difference, because } = finding;
  const head = `${finding.valid ? '✔' : '✘'} ${localDate}  ${rule}${step === null ? '' : `  ${step}`}`;
  return [head, ...wrap(short(difference) ?? because?.[language] ?? '', { width, lead: '    ' })];
}

/** A person compares the field that differs; of a hash the beginning is enough. */
function short(difference: string | undefined): string | undefined {
  return difference?.replace(/(sha256:[0-9a-f]{8})[0-9a-f]{56}/g, '$1…');
}
