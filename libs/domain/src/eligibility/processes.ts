import { assessExit } from './exit';
import { netvaerkssamraadTerms } from './netvaerkssamraad';
import { pspTerms } from './psp';
import { assessPspk } from './psp-k';
import { section115Bases } from './legal-basis';
import type { ProcessTerms } from './terms';
import { assessUkn } from './ukn';
import { readUknFacts, uknDataErrors } from './ukn-facts';
import { underretningTerms } from './underretning';

/** Every process that the product knows, in the order in which they are listed. */
export const allTerms = [
  {
    process: 'psp-k',
    title: { da: 'PSP-K', en: 'PSP-K (three of four authorities)' },
    assess: assessPspk,
    bases: section115Bases,
  },
  {
    process: 'ukn',
    title: { da: 'Ungdomskriminalitetsnævnet', en: 'The Youth Crime Board' },
    assess: assessUkn,
    bases: [{ code: 'ukl-58' }],
    dataErrors: uknDataErrors,
    datedFacts: (facts) => {
      const { judgment } = readUknFacts(facts);
      return {
        ...(judgment?.finalOn === undefined ? {} : { 'judgment-final': judgment.finalOn }),
        ...(judgment?.releaseOn === undefined ? {} : { release: judgment.releaseOn }),
      };
    },
  },
  {
    process: 'exit',
    title: { da: 'Exit-enheden', en: 'The Exit unit' },
    assess: assessExit,
    bases: [{ code: 'consent' }, { code: 'rpl-115-2' }],
  },
  underretningTerms,
  netvaerkssamraadTerms,
  pspTerms,
] as const satisfies readonly ProcessTerms[];

export type ProcessId = (typeof allTerms)[number]['process'];

/** Ids of every process that the product knows. */
export const processIds = allTerms.map(({ process }) => process) as readonly ProcessId[] as readonly [
  ProcessId,
  ...ProcessId[],
];

const byId: ReadonlyMap<string, ProcessTerms> = new Map(allTerms.map((terms) => [terms.process, terms]));

/** What a process is beside its course; undefined where the product does not know it. */
export function termsOf(process: string): ProcessTerms | undefined {
  return byId.get(process);
}
