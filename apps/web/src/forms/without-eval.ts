import { config } from 'zod';

/** Schemas may not make code of themselves: the pages' content security policy has no `unsafe-eval`. */
config({ jitless: true });
