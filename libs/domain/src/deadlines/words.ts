import type { Language } from '../text';
import type { DateWords } from './date-words';
import { danish } from './words-da';
import { english } from './words-en';

export const dateWords: Readonly<Record<Language, DateWords>> = { da: danish, en: english };
