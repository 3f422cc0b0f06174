import { z } from 'zod';
import { type Immutable, mark } from './values';
import { ruleView } from './rules';

/** JSON Schema (draft 2020-12) of the data that an outcome asks for. */
export const dataSchema = z
  .record(z.string(), z.unknown())
  .meta({ id: 'DataSchema', description: 'JSON Schema, draft 2020-12; `title` of a property is its label' });

export const outcomeView = z
  .object({ id: z.string(), title: z.string(), schema: dataSchema })
  .meta({ id: 'Outcome', description: 'A word that a step can end with, and the data that it asks for' });

const processSummary = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  summary: z.string(),
  source: z.string().meta({ description: 'Law or agreement that the sheet follows' }),
  parties: z.array(z.object({ authority: z.string(), title: z.string() })),
  districts: z.array(z.string()).meta({ description: 'Districts that run it' }),
});

export const processView = processSummary
  .extend({
    steps: z.array(
      z.object({
        step: z.string(),
        title: z.string(),
        by: z.string().meta({ description: 'The role that owes it' }),
        due: z.string().nullable().meta({ description: 'Id of the deadline rule' }),
        repeats: z.boolean(),
        option: z.boolean().meta({ description: 'Open at any time and owed by nobody' }),
        outcomes: z.array(outcomeView),
      }),
    ),
    endings: z.array(z.object({ id: z.string(), title: z.string() })),
    deadlineRules: z.array(ruleView),
  })
  .meta({ id: 'Process' });

export const processList = z.object({ items: z.array(processSummary) }).meta({ id: 'ProcessList' });

const diagramNode = z
  .object({
    id: z.string().meta({ description: 'Of a step its name, of an ending `end:` and the outcome of the case' }),
    kind: z.enum(['start', 'step', 'end']),
    title: z.string(),
    by: z.object({ role: z.string(), title: z.string() }).nullable().meta({ description: 'Who owes the step' }),
    deadline: z
      .object({ rule: z.string(), title: z.string(), mark, soft: z.boolean() })
      .nullable()
      .meta({ description: 'The deadline rule of the step; null where it has none' }),
    repeats: z.boolean(),
    option: z.boolean().meta({ description: 'Open at any time and owed by nobody' }),
    outcomes: z.array(z.object({ outcome: z.string(), title: z.string(), to: z.array(z.string()) })).meta({
      description: 'What a step can end with, and the nodes that can follow; none where others are waited for',
    }),
  })
  .meta({ id: 'DiagramNode' });

const diagramEdge = z
  .object({
    from: z.string(),
    outcome: z.string(),
    title: z.string(),
    to: z.string(),
    kind: z.enum(['submitted', 'outcome', 'overdue', 'anytime']).meta({
      description:
        'What leads on: the referral, an outcome, a deadline that passes, or what can happen at any time: such edges ' +
        'leave from the start',
    }),
  })
  .meta({ id: 'DiagramEdge' });

export const diagram = z
  .object({ process: z.string(), version: z.int(), nodes: z.array(diagramNode), edges: z.array(diagramEdge) })
  .meta({ id: 'Diagram', description: 'The course as a graph' });

export type OutcomeView = Immutable<z.infer<typeof outcomeView>>;
export type ProcessView = Immutable<z.infer<typeof processView>>;
export type ProcessSummaryView = Immutable<z.infer<typeof processSummary>>;
export type DiagramView = Immutable<z.infer<typeof diagram>>;
