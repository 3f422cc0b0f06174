import type { Localized } from '@tovholder/domain/text';

const t = (da: string, en: string): Localized => ({ da, en });

/** What the roles that owe steps are called where no district has yet said which unit they are. */
const titles: Readonly<Record<string, Localized>> = {
  authority: t('Hver deltagende myndighed', 'Each authority that takes part'),
  sekretariatsgruppe: t('Sekretariatsgruppen', 'The secretariat group'),
  handlegruppe: t('Handlegruppen', 'The action group'),
  styregruppe: t('Styregruppen', 'The steering group'),
  'police-screening': t('Politiets screening', 'Police screening'),
  municipality: t('Kommunen', 'The municipality'),
  secretariat: t('Nævnets sekretariat', 'The board’s secretariat'),
  chair: t('Nævnets formand', 'The chair of the board'),
  board: t('Nævnet', 'The board'),
  prosecution: t('Anklagemyndigheden', 'The prosecution'),
  ukf: t('Ungekriminalforsorgen', 'The youth probation service'),
  'exit-unit': t('Exit-enheden', 'The Exit unit'),
  'exit-receiver': t('Den myndighed, der modtog henvendelsen', 'The authority that received the referral'),
  'municipal-exit': t('Kommunens Exit', 'The municipality’s Exit'),
  'police-exit': t('Politiets Exit', 'The police’s Exit'),
  'kriminalforsorg-exit': t('Kriminalforsorgens Exit', 'The prison and probation service’s Exit'),
  'child-unit': t('Kommunens familieafdeling', 'The municipality’s child unit'),
  'child-duty': t('Kommunens døgnvagt', 'The municipality’s duty service'),
  'psp-coordinator': t('PSP-koordinatoren', 'The PSP coordinator'),
  'psp-table': t('PSP-bordet', 'The PSP table'),
  'psp-steering': t('PSP-styregruppen', 'The PSP steering group'),
  'psp-party': t('Den myndighed, der deltager', 'The authority that takes part'),
};

/** What a role is called; one without a title is shown as it is. */
export function roleTitle(role: string): Localized {
  return titles[role] ?? { da: role, en: role };
}
