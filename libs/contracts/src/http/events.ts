import { z } from 'zod';
import { type Immutable, uuid } from './values';

/** One server-sent event. What changed is asked for in the ordinary way: an event carries ids and nothing else. */
export const liveEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('case'), caseId: uuid, version: z.int() }),
    z.object({ type: z.literal('notification'), notification: uuid }),
    z.object({ type: z.literal('meeting'), meeting: uuid, version: z.int() }),
    z
      .object({ type: z.literal('reset') })
      .meta({ description: 'Too much has happened since `Last-Event-ID`: ask for everything again' }),
  ])
  .meta({
    id: 'LiveEvent',
    description:
      'That a case which I may see, and its steps in my work list, a meeting that I have a part in, or my inbox changed; at least once',
  });

export type LiveEventView = Immutable<z.infer<typeof liveEvent>>;
