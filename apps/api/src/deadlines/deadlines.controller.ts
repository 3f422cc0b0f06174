import { Controller, Inject, Post } from '@nestjs/common';
import { checkCertificate, sealCertificate } from '@tovholder/contracts/canonical';
import {
  type CalculationRequest,
  calculationRequest,
  certificate,
  type CertificateView,
  verificationAnswer,
} from '@tovholder/contracts/http';
import { calendarOfVersion, type WorkCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline, type Certificate, DeadlineError, type DeadlineRequest } from '@tovholder/domain/deadlines';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { recordedCalendar, recordedForms, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { Body, CurrentReader, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { invalidInput, type Problem } from '../problems/problem';
import { DistrictRules } from '../rules/district-rules';

@Controller('deadlines')
export class DeadlinesController {
  constructor(
    @Inject(DistrictRules) private readonly districtRules: DistrictRules,
    @Inject(RECORD) private readonly record: Store,
  ) {}

  @Post('calculation')
  @Operation({
    id: 'calculateDeadline',
    tag: 'Deadlines',
    summary: 'When a rule is due, with the certificate that shows how the date comes about',
    body: calculationRequest,
    answer: certificate,
  })
  async calculate(
    @CurrentReader() { principal }: Reader,
    @Body() asked: z.output<typeof calculationRequest>,
  ): Promise<CertificateView> {
    const current = await this.districtRules.of(principal, { district: asked.district, pointer: '/district' });
    const rule = current.rules.find(({ id }) => id === asked.rule);
    if (!rule) throw invalidInput({ pointer: '/rule', code: 'unknown-rule' });
    const calendar = asked.calendar === undefined ? current.calendar : await this.calendarOf(asked.calendar);
    if (!calendar) throw invalidInput({ pointer: '/calendar', code: 'unknown-calendar' });
    try {
      return sealCertificate(calculateDeadline(requestOf(asked, { rule, calendar, zone: current.profile.zone })));
    } catch (error) {
      if (error instanceof DeadlineError) throw notPossible(error);
      throw error;
    }
  }

  @Post('verification')
  @Operation({
    id: 'verifyCertificate',
    tag: 'Deadlines',
    summary: 'Whether a certificate is what it says, recomputed from itself and the public rules and calendars',
    description:
      'Also one from before a rule or calendar was changed: it is held against every form of the rule that any ' +
      'district has counted by.',
    body: certificate,
    answer: verificationAnswer,
  })
  async verify(@Body() claimed: z.output<typeof certificate>): Promise<z.input<typeof verificationAnswer>> {
    const { rule, calendar: reference } = claimed;
    const calendar = await this.calendarOf(`${reference.id}-${reference.version}`);
    if (!calendar) return { valid: false, difference: 'calendar: no such version is published' };
    const forms = await recordedForms(this.record, rule.id);
    const verdicts = nearestFirst(forms, claimed).map((form) =>
      checkCertificate({ certificate: claimed as Certificate, rule: form, calendar }),
    );
    return (
      verdicts.find(({ valid }) => valid) ??
      verdicts[0] ?? { valid: false, difference: 'rule: no such rule is published' }
    );
  }

  private async calendarOf(version: string): Promise<WorkCalendar | null> {
    return (await recordedCalendar(this.record, version)) ?? calendarOfVersion(version) ?? null;
  }
}

function requestOf(
  { trigger, pauses, authority }: CalculationRequest,
  counting: Pick<DeadlineRequest, 'rule' | 'calendar' | 'zone'>,
): DeadlineRequest {
  const { at, event = counting.rule.trigger, since } = trigger;
  return {
    ...counting,
    trigger: { event, at, ...(since === undefined ? {} : { since }) },
    ...(pauses === undefined ? {} : { pauses }),
    ...(authority === undefined ? {} : { authority }),
  };
}

function notPossible({ field }: DeadlineError): Problem {
  const pointer = field.startsWith('rule') ? '/rule' : `/${field.replace('.', '/')}`;
  return invalidInput({ pointer, code: 'deadline-not-possible' });
}

/** The form that the certificate names goes first, so that the first difference is one that says something. */
function nearestFirst(
  forms: readonly DeadlineRule[],
  { rule }: Pick<z.output<typeof certificate>, 'rule'>,
): readonly DeadlineRule[] {
  const distance = (form: DeadlineRule): number =>
    Number(form.version !== rule.version) + Number(form.kind !== rule.kind) + Number(form.amount !== rule.amount);
  return [...forms].sort((one, other) => distance(one) - distance(other));
}
