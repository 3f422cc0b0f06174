import { legalBasesFor } from '@tovholder/domain/eligibility';
import { uuidv7 } from 'uuidv7';
import type { LockedCase } from './under-lock';
import type { NewDisclosure } from './write';

/** Who gets an authority's answer: in PSP-K the sekretariatsgruppe (processes.md), elsewhere the referrer. */
const answersGoTo: Readonly<Record<string, string>> = { 'psp-k': 'pspk' };

interface Asked {
  readonly key: string;
  readonly authority: string;
}

type Case = Pick<LockedCase, 'process' | 'referrerAuthority' | 'basis'>;

/** To ask an authority about a citizen is to tell it about the citizen, on the basis of the referral. */
export function askedBy(kase: Case, step: Asked): NewDisclosure {
  return {
    ...about(kase, step),
    act: 'asked',
    fromAuthority: kase.referrerAuthority,
    toAuthority: step.authority,
    basis: kase.basis,
  };
}

/** The answer rests on the basis that the answering authority has: in PSP-K not the same for police and others. */
export function answeredBy(kase: Case, step: Asked): NewDisclosure {
  const own = legalBasesFor(kase.process, step.authority);
  return {
    ...about(kase, step),
    act: 'answered',
    fromAuthority: step.authority,
    toAuthority: answersGoTo[kase.process] ?? kase.referrerAuthority,
    basis: own.find((basis) => basis === kase.basis) ?? own[0] ?? kase.basis,
  };
}

/** A meeting that gives another authority something to do tells it about the citizen, on the basis of the referral. */
export function entrustedTo(kase: Case, step: Asked, toAuthority: string): NewDisclosure {
  const { authority: fromAuthority } = step;
  return { ...about(kase, step), act: 'entrusted', fromAuthority, toAuthority, basis: kase.basis };
}

const about = ({ process }: Case, { key }: Asked): Pick<NewDisclosure, 'id' | 'stepKey' | 'purpose'> => ({
  id: uuidv7(),
  stepKey: key,
  purpose: `cooperation:${process}`,
});
