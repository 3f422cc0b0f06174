import { inflateSync } from 'node:zlib';

/** What a test reads of a PDF file: its words, its structure and what it says of itself. */
export interface PdfText {
  readonly text: string;
  /** Tags of its structure elements, in the order of the file. */
  readonly structure: readonly string[];
  readonly lang: string | undefined;
  /** It says that it is PDF/UA, is tagged, and shows its title. */
  readonly accessible: boolean;
}

/** Reads a PDF that pdfkit has written: fonts with a map to Unicode, text as hexadecimal glyph numbers. */
export function pdfText(bytes: Uint8Array): PdfText {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = new Map<string, string>();
  for (const [, id, head, body] of raw.matchAll(
    /(\d+) 0 obj\n(<<(?:(?!endobj)[\s\S])*?>>)\nstream\n([\s\S]*?)\nendstream/g,
  )) {
    const content = Buffer.from(String(body), 'latin1');
    streams.set(String(id), (head?.includes('FlateDecode') ? inflateSync(content) : content).toString('latin1'));
  }
  const fonts = fontMaps(raw, streams);
  const text = [...streams.values()]
    .filter((stream) => stream.includes('Tf'))
    .map((stream) => pageText(stream, fonts))
    .join('\n');
  return {
    text,
    structure: [...raw.matchAll(/\/S \/(\w+)/g)].map(([, tag]) => String(tag)),
    lang: /\/Lang \(([^)]*)\)/.exec(raw)?.[1],
    accessible: ['pdfuaid:part', '/Marked true', 'DisplayDocTitle true'].every((sign) => raw.includes(sign)),
  };
}

type Glyphs = ReadonlyMap<number, string>;

/** What each font's glyphs mean, by the name that pages know the font by. */
function fontMaps(raw: string, streams: ReadonlyMap<string, string>): ReadonlyMap<string, Glyphs> {
  const fonts = new Map<string, Glyphs>();
  for (const [, name, id] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const object = new RegExp(`\\n${id} 0 obj\\n<<([\\s\\S]*?)>>\\nendobj`).exec(raw)?.[1] ?? '';
    const map = streams.get(/\/ToUnicode (\d+) 0 R/.exec(object)?.[1] ?? '') ?? '';
    const glyphs = new Map<number, string>();
    for (const [, from, , list] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
      [...String(list).matchAll(/<([\w ]*)>/g)].forEach(([, code], index) =>
        glyphs.set(Number.parseInt(String(from), 16) + index, fromUtf16(String(code).replaceAll(' ', ''))),
      );
    }
    fonts.set(String(name), glyphs);
  }
  return fonts;
}

function pageText(stream: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let glyphs: Glyphs | undefined;
  let text = '';
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = fonts.get(font);
    for (const [, hex] of String(shown ?? '').matchAll(/<(\w+)>/g)) {
      for (const code of String(hex).match(/.{4}/g) ?? []) text += glyphs?.get(Number.parseInt(code, 16)) ?? '?';
    }
    if (shown !== undefined) text += ' ';
  }
  return text.replaceAll(/\s+/g, ' ');
}

function fromUtf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => String.fromCharCode(Number.parseInt(code, 16))).join('');
}
