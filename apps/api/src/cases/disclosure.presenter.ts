import type { DisclosureView } from '@tovholder/contracts/http';
import { disclosureVisible } from '@tovholder/domain/access';
import { legalBasisTexts } from '@tovholder/domain/eligibility';
import type { Language } from '@tovholder/domain/text';
import type { CaseRecord, DisclosureRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import type { Names } from '../platform/names';
import { caseForAccess } from './sight';

/** What passed between authorities, as far as the reader may see it. */
export function presentDisclosures(
  disclosures: readonly DisclosureRecord[],
  context: {
    readonly record: CaseRecord;
    readonly reader: Reader;
    readonly process: ProcessDefinition;
    readonly names: Names;
  },
): DisclosureView[] {
  const { record, reader, process, names } = context;
  const access = caseForAccess(record);
  return disclosures
    .filter(({ stepKey }) => disclosureVisible(reader.principal, access, stepKey))
    .map((disclosure) => {
      const { id, at, stepKey, act, basis, purpose } = disclosure;
      const party = (authority: string): DisclosureView['from'] => ({
        authority,
        title: names.authorityAt(authority, at),
      });
      const name = record.steps.find(({ key }) => key === stepKey)?.step ?? stepKey;
      return {
        id,
        at,
        step: stepKey,
        stepTitle: process.steps[name]?.title[reader.language] ?? name,
        act,
        from: party(disclosure.from),
        to: party(disclosure.to),
        basis: { code: basis, title: legalBasisTexts[basis]?.title[reader.language] ?? basis },
        purpose,
        purposeTitle: purposeTitle(purpose, { process, language: reader.language }),
      };
    });
}

/** Every disclosure so far is for the cooperation that its process is. Another purpose is shown by its code. */
function purposeTitle(
  purpose: string,
  { process, language }: { readonly process: ProcessDefinition; readonly language: Language },
): string {
  if (purpose !== `cooperation:${process.id}`) return purpose;
  const title = process.title[language];
  return { da: `Samarbejde om ${title}`, en: `Cooperation in ${title}` }[language];
}
