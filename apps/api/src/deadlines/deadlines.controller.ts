import { Controller, Inject, Post } from '@nestjs/common';
import { checkCertificate, sealCertificate } from '@tovholder/contracts/canonical';
import { calculationRequest, certificate, type CertificateView, verificationAnswer } from '@tovholder/contracts/http';
import { calendarOfVersion, danishCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline, type Certificate, DeadlineError } from '@tovholder/domain/deadlines';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { Body, CurrentReader, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { invalidInput } from '../problems/problem';

@Controller('deadlines')
export class DeadlinesController {
  constructor(@Inject(DistrictDirectory) private readonly districts: DistrictDirectory) {}

  @Post('calculation')
  @Operation({
    id: 'calculateDeadline',
    tag: 'Deadlines',
    summary: 'When a rule is due, with the certificate that shows how the date comes about',
    body: calculationRequest,
    answer: certificate,
  })
  calculate(
    @CurrentReader() { principal }: Reader,
    @Body() { rule: ruleId, trigger, calendar: version, district }: z.output<typeof calculationRequest>,
  ): CertificateView {
    const profile = district === undefined ? this.districts.homeOf(principal) : this.districts.find(district);
    if (!profile) throw invalidInput({ pointer: '/district', code: 'unknown-district' });
    const rule = this.districts.rulesIn(profile.id).get(ruleId);
    if (!rule) throw invalidInput({ pointer: '/rule', code: 'unknown-rule' });
    const calendar = version === undefined ? danishCalendar : calendarOfVersion(version);
    if (!calendar) throw invalidInput({ pointer: '/calendar', code: 'unknown-calendar' });
    try {
      const { at, event = rule.trigger } = trigger;
      return sealCertificate(calculateDeadline({ rule, trigger: { event, at }, calendar, zone: profile.zone }));
    } catch (error) {
      if (error instanceof DeadlineError) throw invalidInput({ pointer: '/trigger/at', code: 'deadline-not-possible' });
      throw error;
    }
  }

  @Post('verification')
  @Operation({
    id: 'verifyCertificate',
    tag: 'Deadlines',
    summary: 'Whether a certificate is what it says, recomputed from itself and the public rules and calendars',
    body: certificate,
    answer: verificationAnswer,
  })
  verify(@Body() claimed: z.output<typeof certificate>): z.input<typeof verificationAnswer> {
    const { rule, calendar: reference } = claimed;
    const calendar = calendarOfVersion(`${reference.id}-${reference.version}`);
    if (!calendar) return { valid: false, difference: 'calendar: no such version is published' };
    const verdicts = this.publishedRules(rule.id).map((published) =>
      checkCertificate({ certificate: claimed as Certificate, rule: published, calendar }),
    );
    // A district may count by a number of its own, so one rule id can stand for several published rules.
    return (
      verdicts.find(({ valid }) => valid) ??
      verdicts[0] ?? { valid: false, difference: 'rule: no such rule is published' }
    );
  }

  private publishedRules(id: string): DeadlineRule[] {
    const rules = this.districts.all.flatMap((profile) => this.districts.rulesIn(profile.id).get(id) ?? []);
    return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
  }
}
