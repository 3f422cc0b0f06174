import { Inject, Injectable } from '@nestjs/common';
import type { CaseView } from '@tovholder/contracts/http';
import { calendarOf } from '@tovholder/districts';
import { decide } from '@tovholder/domain/access';
import { danishCalendar } from '@tovholder/domain/calendar';
import { type CaseRecord, findCaseForAccess, readCase, type Store } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import { type DaysLeft, daysLeftIn } from '../platform/days-left';
import { DistrictDirectory } from '../platform/districts';
import { type Names, namesIn } from '../platform/names';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { presentCase } from './case.presenter';
import { caseForAccess } from './sight';

/** Cases as a reader may know of them. */
@Injectable()
export class Cases {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  /** @throws Problem `not-found` for a case that does not exist or that the reader may not know of */
  async visible(caseId: string, { principal }: Reader): Promise<CaseRecord> {
    const found = await readCase(this.record, caseId);
    if (!found) throw new Problem('not-found');
    const access = caseForAccess(found);
    if (decide(principal, 'case.read', { case: access }).allow) return found;
    // An operator has no part in any case, but must see the one that stands still.
    if (decide(principal, 'incident.read', { case: access }).allow) return found;
    throw new Problem('not-found');
  }

  /** The case for whoever has just acted on it, under the rights that they have afterwards. */
  async afterwards(caseId: string): Promise<CaseRecord> {
    const found = await readCase(this.record, caseId);
    if (!found) throw new Problem('not-found');
    return found;
  }

  /** The case as the reader may see it, with the linked cases that they may know of. */
  async present(record: CaseRecord, reader: Reader): Promise<CaseView> {
    return this.presentWith(record, { reader, links: await this.visibleLinks(record, reader) });
  }

  /** The case by itself. */
  presentAlone(record: CaseRecord, reader: Reader): CaseView {
    return this.presentWith(record, { reader, links: [] });
  }

  /** Authorities that the case may be offered to: the district's other municipalities, where its process lets it move. */
  receiversOf(record: CaseRecord, { language }: Reader): CaseView['receivers'] {
    const profile = this.districts.find(record.district);
    if (!profile || this.processOf(record).receives === undefined) return [];
    return profile.municipalities
      .filter(({ code }) => code !== record.municipality)
      .map(({ code, name }) => ({
        authority: `kommune:${code}`,
        title: { da: `${name} Kommune`, en: `${name} Municipality` }[language],
      }));
  }

  /** What the case's district calls its units and authorities. */
  namesOf({ district }: Pick<CaseRecord, 'district'>, { language }: Reader): Names {
    return namesIn(this.districts.find(district), language);
  }

  /** Working days until a step of such a case is due. */
  daysLeftOf({ district }: Pick<CaseRecord, 'district'>): DaysLeft {
    return daysLeftIn(this.districts.find(district), Date.now());
  }

  private presentWith(
    record: CaseRecord,
    { reader, links }: { readonly reader: Reader; readonly links: CaseView['links'] },
  ): CaseView {
    const profile = this.districts.find(record.district);
    return presentCase(record, {
      reader,
      process: this.processOf(record),
      now: Date.now(),
      zone: profile?.zone ?? 'Europe/Copenhagen',
      calendar: profile ? calendarOf(profile) : danishCalendar,
      districtTitle: profile?.name[reader.language] ?? record.district,
      names: this.namesOf(record, reader),
      municipalities: this.districts.all.flatMap(({ municipalities }) => municipalities),
      titleOfProcess: (id) => this.processes.get(id)?.title[reader.language] ?? id,
      links,
      receivers: this.receiversOf(record, reader),
    });
  }

  private async visibleLinks({ links }: CaseRecord, { principal, language }: Reader): Promise<CaseView['links']> {
    const seen = await Promise.all(
      links.map(async (link) => {
        const access = await findCaseForAccess(this.record, link.caseId);
        if (!access || !decide(principal, 'case.read', { case: access }).allow) return [];
        const { direction, kind, caseId, process } = link;
        return [{ direction, kind, caseId, process: { id: process, title: this.processOf(link).title[language] } }];
      }),
    );
    return seen.flat();
  }

  /** @throws Error for a case of a process that this program does not know */
  processOf({ process: id }: Pick<CaseRecord, 'process'>): ProcessDefinition {
    const process = this.processes.get(id);
    if (!process) throw new Error(`No process ${id} is known here`);
    return process;
  }
}
