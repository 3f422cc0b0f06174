import type { DetailView } from '@tovholder/contracts/http';
import type { EventData } from '@tovholder/domain/case-log';
import type { JsonValue, Language } from '@tovholder/domain/text';
import type { Field, Fields } from '@tovholder/workflows/engine';

type Detail = Omit<DetailView, 'entries'>;
type Texts = Readonly<Record<string, string>>;

/** What was said with an outcome, in the order of its form: codes in words, and the texts that were written. */
export function presentDetails(
  fields: Fields,
  said: { readonly codes: EventData; readonly texts: Texts; readonly language: Language },
): DetailView[] {
  const { codes, texts, language } = said;
  return Object.entries(fields).flatMap(([name, field]): DetailView[] => {
    if (field.kind !== 'list') {
      return presentOne(name, { field, value: codes[name] ?? texts[name], language }).map((detail) => ({
        ...detail,
        entries: [],
      }));
    }
    const items = Array.isArray(codes[name]) ? (codes[name] as readonly EventData[]) : [];
    const entries = items.map((item, index) =>
      Object.entries(field.entry ?? {}).flatMap(([inner, innerField]) =>
        presentOne(inner, {
          field: innerField,
          value: item[inner] ?? texts[`${name}.${index}.${inner}`],
          language,
        }),
      ),
    );
    return entries.length === 0 ? [] : [{ field: name, title: field.label[language], kind: 'list', text: '', entries }];
  });
}

function presentOne(
  name: string,
  { field, value, language }: { readonly field: Field; readonly value?: JsonValue; readonly language: Language },
): Detail[] {
  if (value === undefined || value === null) return [];
  return [{ field: name, title: field.label[language], kind: field.kind, text: inWords(field, { value, language }) }];
}

const answers = { da: ['Ja', 'Nej'], en: ['Yes', 'No'] } as const;

function inWords(
  { kind, choices = [] }: Field,
  { value, language }: { readonly value: JsonValue; readonly language: Language },
): string {
  if (kind === 'boolean') return answers[language][value === true ? 0 : 1];
  const choice = kind === 'choice' ? choices.find(({ id }) => id === value) : undefined;
  return choice?.title[language] ?? String(value);
}
