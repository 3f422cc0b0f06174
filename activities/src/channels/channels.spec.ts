import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { NotificationToSend } from '@tovholder/persistence';
import { SMTPServer } from 'smtp-server';
import { createMailChannel } from './mail';
import { createWebhookChannel } from './webhook';

const reminder: NotificationToSend = {
  id: '019a0000-0000-7000-8000-00000000000a',
  recipient: { userId: 'caseworker.0165', email: 'aase@example.org', language: 'da' },
  process: 'psp-k',
  district: 'koebenhavns-vestegn',
  step: 'acknowledge',
  ladder: 'standard',
  rung: 'due',
  audience: 'owner',
  caseId: '019a0000-0000-7000-8000-00000000000c',
  withoutIdentity: false,
  dueAt: '2026-11-20T22:59:59.999Z',
  at: '2026-11-23T07:03:00Z',
  firedAt: '2026-11-23T07:03:00.214Z',
  late: false,
};
const limits = { withinMs: 2_000 };

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

interface Mailbox {
  readonly mails: string[];
  readonly url: string;
}

/** A mail server that takes what it is sent, unless `refusal` has an answer for the recipient. */
async function mailServer(refusal?: (recipient: string) => number | undefined): Promise<Mailbox> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const code = refusal?.(address);
      done(code === undefined ? null : Object.assign(new Error(`no mailbox ${address}`), { responseCode: code }));
    },
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => (text += part));
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  // A client that closes while it is answered is no fault of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(() => void server.close());
  return { mails, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

function mailChannel(smtpUrl: string) {
  const channel = createMailChannel({
    smtpUrl,
    from: 'no-reply@example.org',
    publicUrl: 'https://tovholder.example.org',
  });
  open.unshift(() => channel.close());
  return channel;
}

/** Text of a mail, with what quoted-printable and soft line breaks did to it undone. */
function textOf(mail: string): string {
  const body = mail.slice(mail.indexOf('\r\n\r\n') + 4).replace(/=\r\n/g, '');
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('a reminder by e-mail', () => {
  test('is a link to the case and nothing about it, in the reader’s language', async () => {
    const { mails, url } = await mailServer();
    const channel = mailChannel(url);
    expect(await channel.send(reminder, limits)).toEqual({ kind: 'sent', detail: 'SMTP 250' });
    const english = { ...reminder.recipient, language: 'en' as const };
    await channel.send({ ...reminder, recipient: english, caseId: null, late: true }, limits);
    const [danish = '', inEnglish = ''] = mails;
    expect(textOf(danish)).toContain('Der ligger en påmindelse om en frist til dig');
    expect(textOf(danish)).toContain('https://tovholder.example.org/cases/019a0000-0000-7000-8000-00000000000c');
    expect(textOf(inEnglish)).toContain('It was sent later than it should have been.');
    expect(textOf(inEnglish)).toContain('Open Tovholder: https://tovholder.example.org\r\n');
    for (const content of ['psp-k', 'acknowledge', '2026-11-20', 'caseworker']) {
      expect(mails.join('\n')).not.toContain(content);
    }
  });

  test('has the same Message-ID when it is sent again', async () => {
    const { mails, url } = await mailServer();
    const channel = mailChannel(url);
    await channel.send(reminder, limits);
    await channel.send(reminder, limits);
    const ids = mails.map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1]);
    expect(ids).toEqual(Array(2).fill(`<${reminder.id}@tovholder.example.org>`));
  });

  test('stays in the house where the user has no address', async () => {
    const { mails, url } = await mailServer();
    const without = { ...reminder, recipient: { ...reminder.recipient, email: null } };
    expect(await mailChannel(url).send(without, limits)).toEqual({ kind: 'nothing' });
    expect(mails).toEqual([]);
  });

  test('to a mailbox that does not exist is refused for good; one that is full is tried again', async () => {
    const { url } = await mailServer((recipient) => (recipient.startsWith('full') ? 452 : 550));
    const channel = mailChannel(url);
    expect(await channel.send(reminder, limits)).toEqual({ kind: 'refused', detail: 'SMTP 550' });
    const full = { ...reminder, recipient: { ...reminder.recipient, email: 'full@example.org' } };
    await expect(channel.send(full, limits)).rejects.toThrow(/^The mail server answered 452$/);
  });

  test('comes again when the server is away, without a word about whom it was for', async () => {
    const attempt = mailChannel('smtp://127.0.0.1:9').send(reminder, limits);
    await expect(attempt).rejects.toThrow(/^The mail server did not answer$/);
  });
});

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const key = Buffer.alloc(32, 3);
const nextKey = Buffer.alloc(32, 4);

/** A receiver that answers with these in turn, the last one from then on. */
async function receiver(answers: readonly number[]): Promise<{ readonly calls: Call[]; readonly url: string }> {
  const calls: Call[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(answers[calls.length - 1] ?? answers.at(-1) ?? 200, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

/** What a receiver computes who has one of the secrets, by the public description of Standard Webhooks. */
function isSignedWith(secret: Buffer, { headers, body }: Call): boolean {
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = `v1,${createHmac('sha256', secret).update(content).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}

describe('a reminder to a webhook', () => {
  test('is signed under each key and holds ids and codes only', async () => {
    const { calls, url } = await receiver([204]);
    const channel = createWebhookChannel({ url, keys: [key, nextKey] });
    expect(await channel.send(reminder, limits)).toEqual({ kind: 'sent', detail: 'HTTP 204' });
    const [call] = calls as [Call];
    expect([isSignedWith(key, call), isSignedWith(nextKey, call), isSignedWith(Buffer.alloc(32), call)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isSignedWith(key, { ...call, body: call.body.replace('psp-k', 'ukn') })).toBe(false);
    expect(Math.abs(Number(call.headers['webhook-timestamp']) * 1_000 - Date.now())).toBeLessThan(5_000);
    expect(JSON.parse(call.body)).toMatchObject({
      type: 'reminder.fired',
      timestamp: reminder.firedAt,
      data: { id: reminder.id, user: 'caseworker.0165', caseId: reminder.caseId, rung: 'due' },
    });
    expect(call.body).not.toContain('aase@example.org');
  });

  test('that fails first goes out again under the same id', async () => {
    const { calls, url } = await receiver([503, 302, 200]);
    const channel = createWebhookChannel({ url, keys: [key] });
    await expect(channel.send(reminder, limits)).rejects.toThrow(/^The webhook receiver answered 503$/);
    await expect(channel.send(reminder, limits)).rejects.toThrow(/302/);
    expect(await channel.send(reminder, limits)).toEqual({ kind: 'sent', detail: 'HTTP 200' });
    expect(calls.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill(reminder.id));
    expect(calls.every((call) => isSignedWith(key, call))).toBe(true);
  });

  test('is not sent any more where the receiver says that it is gone', async () => {
    const { url } = await receiver([410]);
    expect(await createWebhookChannel({ url, keys: [key] }).send(reminder, limits)).toMatchObject({ kind: 'refused' });
  });

  test('does not wait for a receiver that keeps silent', async () => {
    const channel = createWebhookChannel({ url: 'http://127.0.0.1:9/hook', keys: [key] });
    await expect(channel.send(reminder, { withinMs: 300 })).rejects.toThrow('did not answer');
  });
});
