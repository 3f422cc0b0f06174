import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

const src = resolve(__dirname, '..');
const languages = ['da', 'en'] as const;

/** What a language file says for each key, such as `due.today`. */
type Texts = ReadonlyMap<string, string>;
interface Nested {
  readonly [key: string]: string | Nested;
}

function filesOf(language: string): string[] {
  const names = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => new RegExp(`(^|[\\\\/.])${language}\\.json$`).test(name));
}

function textsOf(language: string): Texts {
  const read = (file: string) => JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Nested;
  return new Map(filesOf(language).flatMap((file) => flat(read(file), '')));
}

function flat(texts: Nested, above: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[`${above}${key}`, text]] : flat(text, `${above}${key}.`),
  );
}

const placeholders = (text = ''): readonly string[] => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(String).sort();

/** A key that is asked for in one word may be kept in several: by number, such as `due.in_one`. */
const plainKey = (key: string): string => key.replace(/_(zero|one|other)$/, '');

const [danish, english] = [textsOf('da'), textsOf('en')];
const known = new Set([...danish.keys()].flatMap((key) => [key, plainKey(key)]));

describe('the two language files', () => {
  test.each(languages)('%s: each key stands once', (language) => {
    const all = filesOf(language).flatMap((file) =>
      flat(JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Nested, '').map(([key]) => key),
    );
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
    expect(all.length).toBeGreaterThan(0);
  });

  test('have the same keys', () => {
    expect([...danish.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !danish.has(key))).toEqual([]);
  });

  test('have the same placeholders', () => {
    const differs = [...danish].filter(([key, text]) => {
      return placeholders(text).join() !== placeholders(english.get(key)).join();
    });
    expect(differs.map(([key]) => key)).toEqual([]);
  });

  test('leave nothing empty', () => {
    const empty = [...danish, ...english].filter(([, text]) => text.trim() === '');
    expect(empty.map(([key]) => key)).toEqual([]);
  });
});

interface Found {
  readonly where: string;
  readonly text: string;
}

/** What the code says: the keys that it asks for, and texts that it should have asked for. */
class Reading {
  /** Asked for by their own name: each must exist. */
  readonly asked: Found[] = [];
  /** Asked for by a name that is put together: at least one must exist. */
  readonly patterns: { readonly where: string; readonly pattern: RegExp }[] = [];
  /** Every string of the code: a key may be chosen at one place and asked for at another. */
  readonly strings = new Set<string>();
  /** Every string that is put together and may be a key. */
  readonly templates: RegExp[] = [];
  readonly literals: Found[] = [];

  constructor() {
    const names = readdirSync(src, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((it) => /\.tsx?$/.test(it) && !/\.(spec|d)\.tsx?$/.test(it))) {
      const file = join(src, name);
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kindOf(file));
      this.visit(source, source);
    }
  }

  private visit(node: ts.Node, source: ts.SourceFile): void {
    const where = `${relative(src, source.fileName)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isStringLiteralLike(node)) this.strings.add(node.text);
    const template = ts.isTemplateExpression(node) ? patternOf(node) : undefined;
    if (template) this.templates.push(template);
    if (ts.isCallExpression(node) && nameOf(node.expression) === 't' && node.arguments[0])
      this.ask(node.arguments[0], where);
    if (ts.isJsxAttribute(node)) this.attribute(node, where);
    if (ts.isJsxText(node) && hasWords(node.text)) this.literals.push({ where, text: node.text.trim() });
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression)
      this.content(node.expression, where);
    ts.forEachChild(node, (child) => this.visit(child, source));
  }

  private ask(argument: ts.Expression, where: string): void {
    if (ts.isStringLiteralLike(argument)) this.asked.push({ where, text: argument.text });
    if (ts.isTemplateExpression(argument)) this.patterns.push({ where, pattern: patternOf(argument) ?? /^$/ });
    if (ts.isParenthesizedExpression(argument)) this.ask(argument.expression, where);
    if (ts.isConditionalExpression(argument)) {
      this.ask(argument.whenTrue, where);
      this.ask(argument.whenFalse, where);
    }
  }

  /** Attributes that are read aloud or shown. */
  private attribute({ name, initializer }: ts.JsxAttribute, where: string): void {
    const said = initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
    if (!said || !ts.isStringLiteralLike(said)) return;
    const attribute = name.getText();
    if (attribute === 'i18nKey') this.asked.push({ where, text: said.text });
    if (/^(aria-(label|description|roledescription|valuetext)|title|placeholder|alt|label|hint)$/.test(attribute))
      if (hasWords(said.text)) this.literals.push({ where, text: `${attribute}="${said.text}"` });
  }

  /** What stands in braces between tags and is shown as it is. */
  private content(shown: ts.Expression, where: string): void {
    if (ts.isStringLiteralLike(shown) && hasWords(shown.text)) this.literals.push({ where, text: shown.text });
    if (ts.isTemplateExpression(shown))
      for (const text of [shown.head.text, ...shown.templateSpans.map(({ literal }) => literal.text)])
        if (hasWords(text)) this.literals.push({ where, text });
    if (ts.isConditionalExpression(shown)) {
      this.content(shown.whenTrue, where);
      this.content(shown.whenFalse, where);
    }
    if (ts.isBinaryExpression(shown)) this.content(shown.right, where);
  }
}

const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text);
const kindOf = (file: string): ts.ScriptKind => (file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

function nameOf(called: ts.Expression): string {
  return ts.isPropertyAccessExpression(called) ? called.name.text : called.getText();
}

/** The keys that a template can become; none where it may become anything. */
function patternOf(template: ts.TemplateExpression): RegExp | undefined {
  const parts = [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  if (!/^[\w-]+\./.test(parts[0] ?? '')) return undefined;
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`);
}

describe('the screens', () => {
  const code = new Reading();

  test('ask for texts that exist', () => {
    const missing = code.asked.filter(({ text }) => !known.has(text));
    expect(missing.map(({ where, text }) => `${where} ${text}`)).toEqual([]);
    const matchless = code.patterns.filter(({ pattern }) => ![...known].some((key) => pattern.test(key)));
    expect(matchless.map(({ where, pattern }) => `${where} ${pattern.source}`)).toEqual([]);
  });

  test('ask for every text', () => {
    const isUsed = (key: string) => code.strings.has(key) || code.templates.some((pattern) => pattern.test(key));
    expect([...danish.keys()].filter((key) => !isUsed(key) && !isUsed(plainKey(key)))).toEqual([]);
  });

  test('say nothing that stands in no language file', () => {
    expect(code.literals.map(({ where, text }) => `${where} ${text}`)).toEqual([]);
  });
});
