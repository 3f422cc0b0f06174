import { Inject, Injectable } from '@nestjs/common';
import { factValueSchema, type ProcessId, processIds } from '@tovholder/contracts/http';
import { localDateOf } from '@tovholder/domain/calendar';
import { dataErrors } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import type { CaseRecord } from '@tovholder/persistence';
import { DistrictDirectory } from '../platform/districts';
import { invalidInput } from '../problems/problem';
import { validate } from '../problems/validation';

/** Checks what a fact is corrected to. */
@Injectable()
export class FactCorrections {
  constructor(@Inject(DistrictDirectory) private readonly districts: DistrictDirectory) {}

  /** @throws Problem `invalid-input` for a fact that the process does not have, or a value that cannot be true */
  check(record: CaseRecord, { fact, value }: { readonly fact: string; readonly value: unknown }): JsonValue {
    const schema = isProcess(record.process) ? factValueSchema(record.process, fact) : undefined;
    if (!schema) throw invalidInput({ pointer: '/fact', code: 'unknown-fact' });
    const corrected = validate(schema, { value, at: ['value'] }) as JsonValue;
    const facts = { ...record.facts, [fact]: corrected };
    const birthDate = fact === 'birthDate' ? corrected : (record.facts['birthDate'] ?? record.person.birthDate);
    const zone = this.districts.find(record.district)?.zone ?? 'Europe/Copenhagen';
    const errors = dataErrors(record.process, {
      facts,
      context: {
        today: localDateOf(new Date().toISOString(), zone),
        person: typeof birthDate === 'string' ? { birthDate } : {},
      },
    });
    if (errors.length > 0) {
      throw invalidInput(...errors.map((error) => ({ ...error, pointer: pointerIntoValue(error.pointer, fact) })));
    }
    return corrected;
  }
}

function isProcess(id: string): id is ProcessId {
  return (processIds as readonly string[]).includes(id);
}

/** The rule points into a referral (`/facts/offences/0/date`); here the fact's value stands alone. */
function pointerIntoValue(pointer: string, fact: string): string {
  const prefix = [`/facts/${fact}`, `/person/${fact}`].find((place) => pointer.startsWith(place));
  return prefix === undefined ? '/value' : `/value${pointer.slice(prefix.length)}`;
}
