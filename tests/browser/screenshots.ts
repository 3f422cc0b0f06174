/**
 * `npm run screenshots`, after `npm run build`: fills a stack of its own with invented people and takes the pictures of
 * the README from the running product, into `infra/pictures`.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Screens } from '../support/browser';
import { bornYearsAgo, daysFromToday, exit, netvaerkssamraad, pspK, ukn, underretning } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import type { Visit } from '../support/visit';
import { sees } from './hands';
import { fillReferral } from './intake';
import { submit } from './preparation';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');
const folder = join(root, 'infra', 'pictures');
/** A README is read over slow lines too. */
const limitBytes = 250 * 1024;
const size = { width: 1280, height: 860 };

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const screens = new Screens();
  try {
    await screens.start();
    const caseId = await fill(screens);
    await takeAll(screens, caseId);
  } finally {
    await screens.stop();
  }
}

/** Referrals of every kind, some of them late. @returns the PSP-K case whose course is shown */
async function fill({ product }: Screens): Promise<string> {
  const shown = await submit(product, { by: 'caseworker.0165', referral: pspK() });
  await play(product, { caseId: shown, moves: pspKToReview.slice(0, 3) });
  const people = ['Opdigtet Prøvesen', 'Opdigtet Afprøvesen', 'Opdigtet Testgaard'];
  for (const [index, name] of people.entries()) {
    const person = { birthDate: `19${index + 7}5-03-1${index}`, name, municipality: '0165' };
    await submit(product, { by: 'caseworker.0165', referral: pspK({ person }) });
  }
  const child = { birthDate: bornYearsAgo(12, { plusDays: 40 }), name: 'Opdigtet Testbarn', municipality: '0165' };
  const facts = { ...ukn().facts, reportedOn: daysFromToday(-45) };
  await submit(product, { by: 'screening.politi', referral: ukn({ person: child, facts }) });
  await submit(product, { by: 'screening.politi', referral: ukn() });
  await submit(product, { by: 'caseworker.exit-0165', referral: exit() });
  await submit(product, { by: 'caseworker.0165', referral: underretning() });
  const late = { ...netvaerkssamraad().facts, receivedOn: daysFromToday(-12) };
  await submit(product, { by: 'screening.politi', referral: netvaerkssamraad({ facts: late }) });
  return shown;
}

async function takeAll(screens: Screens, caseId: string): Promise<void> {
  const day = await screens.as('caseworker.0165', size);
  await day.go('/');
  await take(day, 'min-dag');
  const kase = await screens.as('coordinator.pspk', size);
  await kase.go(`/cases/${caseId}`);
  await take(kase, 'sag');
  const intake = await screens.as('caseworker.0165', { ...size, height: 1000 });
  await intake.go('/');
  await fillReferral(intake);
  const advice = intake.page.getByRole('complementary', { name: 'Hvor hører sagen til?' });
  await sees(advice.getByRole('region', { name: 'PSP-K' }), 'Passer');
  await intake.page.evaluate('window.scrollTo(0, 0)');
  await take(intake, 'ny-henvendelse');
  const overview = await screens.as('supervisor.0165', size);
  await overview.go('/overview');
  await take(overview, 'overblik');
}

async function take(visit: Visit, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await visit.page.screenshot({ path, animations: 'disabled' });
  const bytes = statSync(path).size;
  console.log(`infra/pictures/${name}.png  ${(bytes / 1024).toFixed(0)} KB`);
  if (bytes > limitBytes) throw new Error(`${name}.png is larger than 250 KB`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
