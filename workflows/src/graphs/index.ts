import type { CourseGraph } from '../engine';
import exit from './exit.json';
import netvaerkssamraad from './netvaerkssamraad.json';
import pspK from './psp-k.json';
import psp from './psp.json';
import ukn from './ukn.json';
import underretning from './underretning.json';

/** A course as it was explored: `npm run -w @tovholder/workflows graphs` writes it anew. */
export interface DrawnCourse extends Pick<CourseGraph, 'nodes' | 'edges'> {
  readonly process: string;
  /** Version of the course that was explored. */
  readonly version: number;
}

/** The course of every process as a graph, by its id. Exploring takes seconds, so it is done before, not when asked. */
export const courseGraphs: ReadonlyMap<string, DrawnCourse> = new Map(
  ([pspK, ukn, exit, underretning, netvaerkssamraad, psp] as DrawnCourse[]).map((graph) => [graph.process, graph]),
);
