import type { Language } from '@tovholder/domain/text';
import type { FastifyRequest } from 'fastify';

/** Holds `da` or `en`: what the reader has chosen in the web. Its script writes it; it is no secret. */
const cookieName = 'tovholder-language';

/** The language of a page that is shown before or after the web: Danish, unless this browser has chosen otherwise. */
export function readerLanguage({ cookies }: Pick<FastifyRequest, 'cookies'>): Language {
  return cookies[cookieName] === 'en' ? 'en' : 'da';
}
