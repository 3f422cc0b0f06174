import { resolve } from 'node:path';
import { SetupProblem } from '../problem';

/** Where reminders go beside the inbox, as the variables that the worker reads. */
export type ReminderSettings = Readonly<Partial<Record<ReminderVariable, string>>>;

export const reminderVariables = [
  'TOVHOLDER_SMTP_URL',
  'TOVHOLDER_MAIL_FROM',
  'TOVHOLDER_PUBLIC_URL',
  'TOVHOLDER_WEBHOOK_URL',
  'TOVHOLDER_WEBHOOK_SECRET',
  'TOVHOLDER_WEBHOOK_SECRET_FILE',
] as const;
type ReminderVariable = (typeof reminderVariables)[number];

const protocolsOf: Readonly<Partial<Record<ReminderVariable, readonly string[]>>> = {
  TOVHOLDER_SMTP_URL: ['smtp:', 'smtps:'],
  TOVHOLDER_PUBLIC_URL: ['https:', 'http:'],
  TOVHOLDER_WEBHOOK_URL: ['https:', 'http:'],
};

/**
 * Reads what a channel needs to be whole, so that a start fails here with one sentence and not later in a log.
 *
 * @param root what a relative path starts from
 * @throws SetupProblem naming the first variable that is missing or malformed, never its value
 */
export function readReminders(env: NodeJS.ProcessEnv, root: string): ReminderSettings {
  const values: Partial<Record<ReminderVariable, string>> = {};
  for (const name of reminderVariables) {
    const value = env[name]?.trim();
    if (!value) continue;
    const protocols = protocolsOf[name];
    if (protocols && !(URL.canParse(value) && protocols.includes(new URL(value).protocol))) {
      throw new SetupProblem(
        `${name} is not a URL that starts with ${protocols[0]}//.`,
        `Correct ${name}, or unset it.`,
      );
    }
    values[name] = name === 'TOVHOLDER_WEBHOOK_SECRET_FILE' ? resolve(root, value) : value;
  }
  const { TOVHOLDER_WEBHOOK_SECRET: secret, TOVHOLDER_WEBHOOK_SECRET_FILE: secretFile } = values;
  if (values.TOVHOLDER_SMTP_URL && !values.TOVHOLDER_MAIL_FROM) {
    throw new SetupProblem(
      'TOVHOLDER_MAIL_FROM is not set, and TOVHOLDER_SMTP_URL needs a sender.',
      'Set TOVHOLDER_MAIL_FROM to an address of your own, or unset TOVHOLDER_SMTP_URL.',
    );
  }
  if (values.TOVHOLDER_WEBHOOK_URL && !secret && !secretFile) {
    throw new SetupProblem(
      'TOVHOLDER_WEBHOOK_SECRET is not set, and calls of TOVHOLDER_WEBHOOK_URL are signed with it.',
      'Set TOVHOLDER_WEBHOOK_SECRET to whsec_ and 32 random bytes in base64, or TOVHOLDER_WEBHOOK_SECRET_FILE to a file with it.',
    );
  }
  return values;
}
