import { Option } from 'commander';

/** `--language da|en`: the language of stories, steps and reasons. Danish comes first. */
export const languageOption = (): Option =>
  new Option('--language <language>', 'language of what practitioners read').choices(['da', 'en']).default('da');
