import { Inject, Injectable } from '@nestjs/common';
import type { ProcessId, ReferralFormView, SituationListView } from '@tovholder/contracts/http';
import { processIds } from '@tovholder/contracts/http';
import { authorityName, type DistrictProfile, runsProcess } from '@tovholder/districts';
import { decide } from '@tovholder/domain/access';
import { localDateOf } from '@tovholder/domain/calendar';
import { asksNecessity, factTexts, legalBasesFor, legalBasisTexts, termsOf } from '@tovholder/domain/eligibility';
import { mayRequestReview, offersOf, type ProcessOffer, referralBases, situations } from '@tovholder/domain/situations';
import { presentReason, presentRoute } from '../cases/case.presenter';
import type { Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { PROCESSES, type Processes } from '../platform/tokens';
import { requireAllowed } from '../problems/denial';
import { invalidInput, Problem } from '../problems/problem';
import { actingFor } from './acting-for';
import { factFormSchema } from './fact-form';

/** What a reader may refer, and what it asks of them. */
@Injectable()
export class ReferralForms {
  constructor(
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  /** @throws Problem `not-found` for an unknown process, `forbidden` where the reader may not refer to it */
  form(
    id: string,
    { reader, district }: { readonly reader: Reader; readonly district: string | undefined },
  ): ReferralFormView {
    const definition = this.processes.get(id);
    if (!definition || !isProcess(id)) throw new Problem('not-found');
    const { language, principal } = reader;
    const profile = this.profileOf(district, reader);
    if (!runsProcess(profile, id)) throw invalidInput({ pointer: '/district', code: 'process-not-run-in-district' });
    const { authority, bases } = referralOf(id, { reader, district: profile.id });
    const today = localDateOf(new Date().toISOString(), profile.zone);
    return {
      process: { id, title: definition.title[language], summary: definition.summary[language] },
      district: profile.id,
      actingFor: { authority, title: authorityName(profile, { code: authority, on: today })[language] },
      facts: factFormSchema(id, language),
      order: Object.keys(factTexts[id]),
      legalBases: bases.map((code) => ({
        code,
        title: legalBasisTexts[code]?.title[language] ?? code,
        help: legalBasisTexts[code]?.help[language] ?? '',
        necessity: asksNecessity(code) ? 'required' : 'optional',
      })),
      requestReview: mayRequestReview(id, { principal, district: profile.id, authority }),
      person: {
        identifiedBy: ['cpr', 'replacementId', 'birthDate', 'unknown'],
        municipalities: profile.municipalities.map(({ code, name }) => ({ code, title: name })),
      },
    };
  }

  /** @throws Problem `invalid-input` for an unknown district */
  situations({
    reader,
    district,
  }: {
    readonly reader: Reader;
    readonly district: string | undefined;
  }): SituationListView {
    const { language, principal, memberships } = reader;
    const profile = this.profileOf(district, reader);
    const asking = {
      principal,
      authorities: [...new Set(memberships.filter((it) => it.district === profile.id).map((it) => it.authority))],
      district: profile.id,
      profile: profile.eligibility,
      today: localDateOf(new Date().toISOString(), profile.zone),
    };
    return {
      items: situations.flatMap((situation) => {
        const offers = offersOf(situation, asking);
        if (offers.length === 0) return [];
        return [
          {
            id: situation.id,
            title: situation.title[language],
            help: situation.help[language],
            processes: offers.map((offer) => presentOffer(offer, reader)),
            firstQuestions: [...situation.firstQuestions],
          },
        ];
      }),
    };
  }

  private profileOf(district: string | undefined, { principal }: Reader): DistrictProfile {
    const profile = district === undefined ? this.districts.homeOf(principal) : this.districts.find(district);
    if (!profile) throw invalidInput({ pointer: '/district', code: 'unknown-district' });
    return profile;
  }
}

function isProcess(id: string): id is ProcessId {
  return processIds.some((process) => process === id);
}

/** For whom a reader refers, and on what: as a submission would judge it. @throws Problem where none is allowed */
function referralOf(
  process: string,
  { reader, district }: { readonly reader: Reader; readonly district: string },
): { readonly authority: string; readonly bases: readonly string[] } {
  const possible = [...new Set(reader.memberships.flatMap(({ authority }) => legalBasesFor(process, authority)))];
  const actors = possible.flatMap((legalBasis) => {
    const actor = actingFor(reader, { process, district, legalBasis });
    return actor ? [actor.authority] : [];
  });
  const { principal } = reader;
  for (const authority of new Set(actors)) {
    const bases = referralBases(process, { principal, district, authority });
    if (bases.length > 0) return { authority, bases };
  }
  const [authority = ''] = actors;
  const [legalBasis = ''] = legalBasesFor(process, authority);
  requireAllowed(
    decide(principal, 'referral.submit', {
      referral: { process, district, authority, legalBasis, requestReview: false },
    }),
  );
  throw new Problem('forbidden', { reasonCode: 'role-not-allowed' });
}

function presentOffer(
  offer: ProcessOffer,
  { language }: Reader,
): SituationListView['items'][number]['processes'][number] {
  return {
    id: offer.process,
    title: termsOf(offer.process)?.title[language] ?? offer.process,
    open: offer.open,
    because: offer.open ? [] : offer.reasons.map((reason) => presentReason(reason, language)),
    alternatives: offer.open ? [] : offer.routes.map((route) => presentRoute(route, language)),
  };
}
