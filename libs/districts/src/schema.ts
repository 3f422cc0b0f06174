import { processIds, termsOf } from '@tovholder/domain/eligibility';
import { pauseGrounds } from '@tovholder/domain/rules';
import { marks } from '@tovholder/domain/text';
import { z } from 'zod';

const localized = z.strictObject({ da: z.string().min(1), en: z.string().min(1) });
const localDate = z.iso.date();
const municipalityCode = z.string().regex(/^0\d{3}$/, 'must be a municipality code of four digits such as 0165');
const ruleUnit = z.enum(['seconds', 'hours', 'days', 'weeks', 'months', 'years', 'working-days']);
const ruleKind = z.enum([...ruleUnit.options, 'before', 'cadence', 'quota', 'until', 'promptly']);
const span = z.strictObject({ amount: z.int().min(1), unit: ruleUnit });
const ruleTrigger = z.union([
  z.literal('opened'),
  z.literal('submitted'),
  z.templateLiteral(['fact:', z.string().min(1)]),
]);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:00');
const ruleId = z.string().regex(/^[A-Z][A-Z0-9]*-\d{2}$/, 'must be a rule id such as TOV-01');

/** A deadline rule as data; the same shape as `DeadlineRule` of the domain. */
export const deadlineRuleSchema = z.strictObject({
  id: ruleId,
  version: z.int().min(1),
  kind: ruleKind,
  amount: z.int().min(0),
  unit: ruleUnit.optional(),
  trigger: ruleTrigger,
  otherwise: ruleTrigger.optional(),
  roll: z.enum(['none', 'forward', 'backward']),
  closingDays: z.enum(['working', 'non-working']).optional(),
  cutOff: clockTime.optional(),
  then: z.strictObject({ ...span.shape, after: span, since: ruleTrigger }).optional(),
  period: z.literal('calendar-year').optional(),
  pausable: z.array(z.enum(pauseGrounds)).min(1).optional(),
  soft: z.boolean(),
  mark: z.enum(marks),
  citation: z.string().min(1),
  link: z.url().optional(),
  validFrom: localDate.optional(),
  validTo: localDate.optional(),
  ladder: z.string().min(1).optional(),
  title: localized,
});

/** A district's own number for a rule that no statute fixes. */
const ruleOverride = z.strictObject({
  id: z.string().min(1),
  amount: z.int().min(0).optional(),
  kind: ruleKind.optional(),
  unit: ruleUnit.optional(),
  soft: z.boolean().optional(),
  ladder: z.string().min(1).optional(),
  /** Grounds on which its clock may be stopped; empty: none. */
  pausable: z.array(z.enum(pauseGrounds)).optional(),
  /** Where the district's number comes from. */
  citation: z.string().min(1),
});

const rung = z.strictObject({
  id: z.string().min(1),
  offset: z.strictObject({ amount: z.int(), unit: z.enum(['seconds', 'hours', 'working-days']) }),
  audiences: z
    .array(z.enum(['owner', 'unit', 'duty-roster', 'supervisor', 'head', 'management', 'steering-group', 'sender']))
    .min(1),
});

/** An escalation sequence as data; the same shape as `Ladder` of the domain. */
export const ladderSchema = z
  .strictObject({
    id: z.string().min(1),
    version: z.int().min(1),
    mark: z.enum(marks),
    rungs: z.array(rung).min(1),
  })
  .superRefine(({ rungs }, context) => {
    const ids = rungs.map(({ id }) => id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index)
        context.addIssue({ code: 'custom', path: ['rungs', index, 'id'], message: `repeats ${id}` });
    });
  });

/** A day on which the district, or one authority in it, is closed and the country is not. */
const closingDay = z.strictObject({
  date: localDate,
  name: localized,
  authority: z.string().min(1).optional(),
  /** Who decided it, or where it is published. */
  law: z.string().min(1).optional(),
});

/** What an authority is called, each name for its time: institutions change names, codes do not. */
const authorityName = localized.extend({ from: localDate.optional(), to: localDate.optional() });

export const profileSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
    name: localized,
    /** Code of the police district in the public geodata (DAGI). */
    code: z.string().regex(/^14[67]\d$/, 'must be the code of a police district such as 1469'),
    zone: z.string().refine(isZone, 'must be an IANA time zone such as Europe/Copenhagen'),
    /** The plan that the profile was written after. */
    source: z.string().min(1),
    processes: z.array(z.string().refine(isKnownProcess, 'must be a process that the product knows')).min(1),
    municipalities: z.array(z.strictObject({ code: municipalityCode, name: z.string().min(1) })).min(1),
    authorities: z.array(z.strictObject({ code: z.string().min(1), names: z.array(authorityName).min(1) })),
    pspK: z
      .strictObject({
        /** Order in which parties are asked that are equally likely to be involved. */
        order: z.array(z.enum(['psykiatri', 'kriminalforsorg', 'politi', 'kommune'])),
        /** Municipalities that share one handlegruppe; it is named after the first. */
        sharedHandlegrupper: z.array(z.array(municipalityCode).min(2)),
      })
      .optional(),
    exit: z.strictObject({
      wantsOut: z.enum(['exit', 'pre-exit']),
      onTheWayIn: z.enum(['exit', 'pre-exit']),
      /** What someone under 18 on the way in is offered. */
      under18: z.array(z.enum(['ssp', 'rug-udvalg'])).min(1),
    }),
    rules: z.array(ruleOverride),
    /** Days on which the district, or one of its authorities, is closed. */
    closingDays: z.array(closingDay).default([]),
    /** Ladders of the district's own; one with the id of a standard ladder takes its place. */
    ladders: z.array(ladderSchema).default([]),
    /** Local time at which reminders that are counted in working days go out. */
    notifyAt: clockTime.default('08:00'),
    /** Per authority the unit that is on duty; `kommune` speaks for each municipality. */
    dutyRosters: z.record(z.string(), z.string()).default({}),
  })
  .superRefine((profile, context) => {
    const complain = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    const codes = profile.municipalities.map(({ code }) => code);
    codes.forEach((code, index) => {
      if (codes.indexOf(code) !== index) complain(['municipalities', index, 'code'], `repeats ${code}`);
    });
    const known = profile.authorities.map(({ code }) => code);
    known.forEach((code, index) => {
      if (known.indexOf(code) !== index) complain(['authorities', index, 'code'], `repeats ${code}`);
    });
    for (const code of requiredAuthorities(profile.processes)) {
      if (!known.includes(code))
        complain(['authorities'], `lacks ${code}, which takes part in the district's processes`);
    }
    profile.processes.forEach((process, index) => {
      if (profile.processes.indexOf(process) !== index) complain(['processes', index], `repeats ${process}`);
    });
    const authorities = [...known, ...codes.map((code) => `kommune:${code}`)];
    profile.closingDays.forEach(({ date, authority }, index) => {
      if (profile.closingDays.findIndex((day) => day.date === date && day.authority === authority) !== index)
        complain(['closingDays', index, 'date'], `repeats ${date}`);
      if (authority !== undefined && !authorities.includes(authority))
        complain(['closingDays', index, 'authority'], `names ${authority}, which is no authority here`);
    });
    profile.ladders.forEach(({ id }, index) => {
      if (profile.ladders.findIndex((other) => other.id === id) !== index)
        complain(['ladders', index, 'id'], `repeats ${id}`);
    });
    if (profile.processes.includes('psp-k') && profile.pspK === undefined) {
      complain(['pspK'], 'is missing although the district runs psp-k');
    }
    if (profile.pspK !== undefined && new Set(profile.pspK.order).size !== 4) {
      complain(['pspK', 'order'], 'must name each of the four parties once');
    }
    const grouped = (profile.pspK?.sharedHandlegrupper ?? []).flatMap((group, index) =>
      group.map((code) => ({ code, index })),
    );
    grouped.forEach(({ code, index }, place) => {
      if (!codes.includes(code))
        complain(['pspK', 'sharedHandlegrupper', index], `names ${code}, which is no municipality here`);
      if (grouped.findIndex((other) => other.code === code) !== place) {
        complain(['pspK', 'sharedHandlegrupper', index], `puts ${code} into two groups`);
      }
    });
  });

export type ProfileFile = z.infer<typeof profileSchema>;

function requiredAuthorities(processes: readonly string[]): readonly string[] {
  const always = ['politi', 'dpo', 'system'];
  const perProcess: Readonly<Record<string, readonly string[]>> = {
    'psp-k': ['psykiatri', 'kriminalforsorg', 'pspk'],
    ukn: ['anklagemyndighed', 'ukn', 'ukf'],
    exit: ['kriminalforsorg'],
  };
  const taking = (process: string): readonly string[] =>
    perProcess[process] ?? termsOf(process)?.organisation?.authorities ?? [];
  return [...new Set([...always, ...processes.flatMap(taking)])];
}

function isKnownProcess(process: string): boolean {
  return processIds.some((known) => known === process);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
