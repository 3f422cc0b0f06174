export interface Shape {
  readonly width: number;
  /** What the first line begins with; the others are indented as far. */
  readonly lead?: string;
}

/** A paragraph broken at spaces into lines of at most `width` columns; a longer word stands alone. */
export function wrap(text: string, { width, lead = '' }: Shape): string[] {
  const indent = ' '.repeat(lead.length);
  const room = Math.max(20, width - lead.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((each, index) => `${index === 0 ? lead : indent}${each}`);
}
