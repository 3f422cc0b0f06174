import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { CourseGraph } from '@tovholder/workflows/engine';

/** The courses as graphs. Each is explored once, when it is first asked for, and is the same every time. */
@Injectable()
export class CourseGraphs {
  private readonly graphs = new Map<string, Promise<CourseGraph>>();

  of(processId: string): Promise<CourseGraph> {
    const known = this.graphs.get(processId);
    if (known) return known;
    const graph = exploreApart(processId);
    this.graphs.set(processId, graph);
    graph.catch(() => this.graphs.delete(processId));
    return graph;
  }
}

function exploreApart(processId: string): Promise<CourseGraph> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(require.resolve('./explore-thread'), { workerData: processId });
    thread.once('message', resolve);
    thread.once('error', reject);
    // After a message this changes nothing.
    thread.once('exit', () => reject(new Error(`Exploring ${processId} gave no graph`)));
  });
}
