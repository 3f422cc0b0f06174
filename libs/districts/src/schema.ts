import { marks } from '@tovholder/domain/text';
import { z } from 'zod';

const localized = z.strictObject({ da: z.string().min(1), en: z.string().min(1) });
const localDate = z.iso.date();
const municipalityCode = z.string().regex(/^0\d{3}$/, 'must be a municipality code of four digits such as 0165');
const ruleUnit = z.enum(['hours', 'days', 'weeks', 'months', 'working-days']);

/** A deadline rule as data; the same shape as `DeadlineRule` of the domain. */
export const deadlineRuleSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+-\d{2}$/, 'must be a rule id such as TOV-01'),
  version: z.int().min(1),
  kind: z.enum(['hours', 'days', 'weeks', 'months', 'years', 'working-days', 'before', 'promptly']),
  amount: z.int().min(0),
  unit: ruleUnit.optional(),
  trigger: z.union([z.literal('opened'), z.literal('submitted'), z.templateLiteral(['fact:', z.string().min(1)])]),
  roll: z.enum(['none', 'forward', 'backward']),
  soft: z.boolean(),
  mark: z.enum(marks),
  citation: z.string().min(1),
  link: z.url().optional(),
  title: localized,
});

/** A district's own number for a rule that no statute fixes. */
const ruleOverride = z.strictObject({
  id: z.string().min(1),
  amount: z.int().min(0).optional(),
  soft: z.boolean().optional(),
  /** Where the district's number comes from. */
  citation: z.string().min(1),
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
    processes: z.array(z.enum(['psp-k', 'ukn', 'exit'])).min(1),
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
  return [...new Set([...always, ...processes.flatMap((process) => perProcess[process] ?? [])])];
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
