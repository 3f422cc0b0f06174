import { Controller, Get, Inject } from '@nestjs/common';
import { directory, type DirectoryView } from '@tovholder/contracts/http';
import { listDirectory, type Store } from '@tovholder/persistence';
import { Operation } from '../http/operation';
import { CurrentReader, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { PROCESSES, type Processes, RECORD } from '../platform/tokens';
import { presentDirectory } from './directory.presenter';

@Controller('directory')
export class DirectoryController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  @Get()
  @Operation({
    id: 'getDirectory',
    tag: 'Me',
    summary: 'What authorities, units and districts are called, and who works in the units of my authorities',
    answer: directory,
  })
  async directory(@CurrentReader() reader: Reader): Promise<DirectoryView> {
    const { districts } = reader.principal;
    const listing = await listDirectory(this.record, districts);
    return presentDirectory(listing, {
      reader,
      profiles: this.districts.all.filter(({ id }) => districts.includes(id)),
      titleOfProcess: (id) => this.processes.get(id)?.title[reader.language] ?? id,
    });
  }
}
