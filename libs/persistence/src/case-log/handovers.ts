import type { RefusalCode } from '@tovholder/contracts/commands';
import { idFrom } from '@tovholder/contracts/canonical';
import { resolveAuthority, resolveOwing, type DistrictProfile, type Owing } from '@tovholder/districts';
import type { CaseEvent, HandoverOffer, OpenedStep } from '@tovholder/domain/case-log';
import type { LockedCase, LockedStep } from './under-lock';
import type { ClosedStep, LogWrite } from './write';

/** The same for an offer whenever it is asked for: it is known from its case and step. */
export const handoverId = (caseId: string, key: string): string => idFrom(`handover|${caseId}|${key}`);

const municipalityPrefix = 'kommune:';

/** The municipality that an authority code names; undefined when it names none. */
export const municipalityOf = (authority: string): string | undefined =>
  authority.startsWith(municipalityPrefix) ? authority.slice(municipalityPrefix.length) : undefined;

/** Why a case may not be offered to an authority, or an offer not be withdrawn; undefined when it may. */
export function handoverRefusalOf(
  kase: LockedCase,
  { event, profile }: { readonly event: CaseEvent; readonly profile: DistrictProfile },
): RefusalCode | undefined {
  if (event.type === 'handover-withdrawn') {
    return kase.handovers.some(({ key }) => key === event.key) ? undefined : 'handover-not-open';
  }
  if (event.type !== 'handover-offered') return undefined;
  if (kase.handovers.some(({ subject, to }) => subject === 'case' && to === event.to)) return 'handover-open';
  const code = municipalityOf(event.to);
  const known = profile.municipalities.some((municipality) => municipality.code === code);
  return known && code !== kase.municipality ? undefined : 'handover-not-possible';
}

/** The step that an event accepts, where it is an offer. */
export function acceptedOffer(kase: LockedCase, event: CaseEvent): HandoverOffer | undefined {
  if (event.type !== 'completed' || event.outcome !== 'accepted') return undefined;
  return kase.openSteps.find(({ key }) => key === event.key)?.handover ?? undefined;
}

/** The municipality that a case belongs to once an event has happened: another one where that one accepts it. */
export function municipalityAfter(kase: LockedCase, event: CaseEvent): string | undefined {
  const accepted = acceptedOffer(kase, event);
  return accepted?.of === 'case' ? municipalityOf(accepted.to) : undefined;
}

/** Who owes a step. An offer of the case is owed by those who would hold it in the receiver's municipality. */
export function owingOf(
  step: Pick<OpenedStep, 'by' | 'handover'>,
  { profile, municipality }: { readonly profile: DistrictProfile; readonly municipality: string | null },
): Owing {
  const receiver = step.handover?.of === 'case' ? municipalityOf(step.handover.to) : undefined;
  return resolveOwing(profile, step.by, { municipality: receiver ?? municipality });
}

/**
 * Steps that another unit owes once the case has moved to another municipality. They go into its queue: who owned them
 * works elsewhere.
 */
export function movedUnits(
  stillOpen: readonly LockedStep[],
  { profile, municipality }: { readonly profile: DistrictProfile; readonly municipality: string | null },
): LogWrite['owned'] {
  return stillOpen.flatMap(({ key, role, owingAuthority, handover, unit, authority }) => {
    const by = { role, ...(owingAuthority === null ? {} : { authority: owingAuthority }) };
    const owing = owingOf({ by, ...(handover ? { handover } : {}) }, { profile, municipality });
    if (owing.unit === unit && owing.authority === authority) return [];
    return [{ key, owner: null, unitId: owing.unit, authority: owing.authority }];
  });
}

/** Offers that an event makes, with who made them. */
export function offersMade(
  kase: LockedCase,
  {
    opened,
    profile,
    municipality,
  }: {
    readonly opened: readonly OpenedStep[];
    readonly profile: DistrictProfile;
    readonly municipality: string | null;
  },
): LogWrite['offered'] {
  const actor = kase.staged?.actor;
  return opened.flatMap((step) => {
    const { key, handover } = step;
    if (!handover) return [];
    return [
      {
        id: handoverId(kase.id, key),
        stepKey: key,
        subject: handover.of,
        fromAuthority: (handover.of === 'responsibility' ? kase.responsible : null) ?? actor?.authority ?? null,
        fromUnit: actor?.unit ?? null,
        fromUser: actor?.userId ?? null,
        toAuthority: resolveAuthority(profile, { party: handover.to, municipality }),
        toUnit: owingOf(step, { profile, municipality }).unit,
      },
    ];
  });
}

/** What becomes of the open offers whose steps an event closes. */
export function offersAnswered(
  { handovers }: Pick<LockedCase, 'handovers'>,
  { event, closed }: { readonly event: CaseEvent; readonly closed: readonly Pick<ClosedStep, 'key' | 'outcome'>[] },
): LogWrite['answered'] {
  return handovers.flatMap(({ id, key }) => {
    const step = closed.find((one) => one.key === key);
    if (!step) return [];
    return [{ id, state: step.outcome === null ? unanswered(key, event) : answer(step.outcome) }];
  });
}

const answer = (outcome: string): 'accepted' | 'refused' => (outcome === 'accepted' ? 'accepted' : 'refused');

/** An offer that closes without an answer lapses when its own deadline passes; else it was taken back. */
function unanswered(key: string, event: CaseEvent): 'lapsed' | 'withdrawn' {
  if (event.type !== 'milestones-passed') return 'withdrawn';
  return event.milestones.some((ref) => ref.kind === 'due' && ref.key === key) ? 'lapsed' : 'withdrawn';
}
