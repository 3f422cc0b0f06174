import { Controller, Get, Inject } from '@nestjs/common';
import {
  diagram,
  type DiagramView,
  type Immutable,
  processList,
  type ProcessView,
  processView,
} from '@tovholder/contracts/http';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { courseGraphs } from '@tovholder/workflows/graphs';
import { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, Params, type Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { PROCESSES, type Processes } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { presentDiagram } from './diagram.presenter';
import { presentProcess, presentSummary } from './process.presenter';

const processParams = z.strictObject({ id: z.string().min(1).max(100) });

@Controller('processes')
export class ProcessesController {
  constructor(
    @Inject(PROCESSES) private readonly processes: Processes,
    @Inject(DistrictDirectory) private readonly districts: DistrictDirectory,
  ) {}

  @Get()
  @Operation({ id: 'listProcesses', tag: 'Processes', summary: 'The processes that run here', answer: processList })
  list(@CurrentReader() { language }: Reader): Immutable<z.input<typeof processList>> {
    return {
      items: [...this.processes.values()].map((process) =>
        presentSummary(process, { language, districts: this.districts.running(process.id) }),
      ),
    };
  }

  @Get(':id')
  @Operation({
    id: 'getProcess',
    tag: 'Processes',
    summary: 'A process: its steps, their outcomes with the data they ask for, and its deadline rules',
    params: processParams,
    answer: processView,
    problems: ['not-found'],
  })
  get(@CurrentReader() { principal, language }: Reader, @Params() { id }: z.output<typeof processParams>): ProcessView {
    const rules = this.districts.rulesIn(this.districts.homeOf(principal).id);
    return presentProcess(this.find(id), { language, districts: this.districts.running(id), rules });
  }

  @Get(':id/diagram')
  @Operation({
    id: 'getProcessDiagram',
    tag: 'Processes',
    summary: 'The course of a process as a graph, for drawing',
    params: processParams,
    answer: diagram,
    problems: ['not-found'],
  })
  diagram(
    @CurrentReader() { principal, language }: Reader,
    @Params() { id }: z.output<typeof processParams>,
  ): DiagramView {
    const process = this.find(id);
    const graph = courseGraphs.get(id);
    if (!graph) throw new Problem('not-found');
    const rules = this.districts.rulesIn(this.districts.homeOf(principal).id);
    return presentDiagram(process, { graph, language, rules });
  }

  private find(id: string): ProcessDefinition {
    const process = this.processes.get(id);
    if (!process) throw new Problem('not-found');
    return process;
  }
}
