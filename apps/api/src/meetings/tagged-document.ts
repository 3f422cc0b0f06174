import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

/** IBM Plex Sans (OFL) of Det Fælles Designsystem: a font that is not in the file is not accessible. */
const fonts = join(dirname(require.resolve('dkfds')), '..', 'fonts', 'IBMPlexSans', 'complete', 'ttf');
const regular = join(fonts, 'IBMPlexSans-Regular.ttf');
const bold = join(fonts, 'IBMPlexSans-SemiBold.ttf');

const margin = 56;
const sizes = { H1: 20, H2: 14, H3: 12, text: 10.5, footer: 8.5 } as const;

type Structure = ReturnType<PDFKit.PDFDocument['struct']>;
/** The library knows this one, its types do not yet. */
const accessible: string = 'PDF/UA';

/** Writes a PDF/UA file from top to bottom: each piece of text stands in the structure that a screen reader reads. */
export class TaggedDocument {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: Structure;
  private readonly bytes: Promise<Uint8Array>;

  constructor({ title, lang }: { readonly title: string; readonly lang: string }) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { top: margin, left: margin, right: margin, bottom: margin + 24 },
      pdfVersion: '1.7',
      subset: accessible as PDFKit.Mixins.PDFSubsets,
      tagged: true,
      lang,
      displayTitle: true,
      bufferPages: true,
      font: regular,
      info: { Title: title, Creator: 'Tovholder', Producer: 'Tovholder' },
    });
    const chunks: Buffer[] = [];
    this.bytes = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.pdf.on('error', reject);
    });
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  heading(level: 1 | 2 | 3, text: string): void {
    const tag = `H${level}` as const;
    this.keepTogether(level === 3 ? 60 : 80);
    this.add(tag, () => {
      this.pdf.font(bold).fontSize(sizes[tag]);
      if (level > 1) this.pdf.moveDown(0.6);
      this.pdf.text(text, { structType: tag });
      this.pdf.font(regular).fontSize(sizes.text).moveDown(0.3);
    });
  }

  /** `label`: written in bold before the text. */
  paragraph(text: string, label?: string): void {
    this.add('P', () => {
      this.pdf.fontSize(sizes.text);
      if (label !== undefined) this.pdf.font(bold).text(`${label}: `, { continued: true }).font(regular);
      this.pdf.text(text).moveDown(0.25);
    });
  }

  /** A list with a bullet before each entry. */
  list(entries: readonly string[]): void {
    const list = this.pdf.struct('L');
    this.root.add(list);
    for (const entry of entries) {
      const item = this.pdf.struct('LI');
      list.add(item);
      item.add(this.pdf.struct('Lbl', {}, () => this.bullet()));
      item.add(this.pdf.struct('LBody', {}, () => this.listBody(entry)));
      item.end();
    }
    list.end();
    this.pdf.moveDown(0.3);
  }

  /** A table whose first row names its columns. */
  table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
    const edge = { bottom: 0.5 };
    const padding = '0.25em';
    const data = [
      heads.map((text) => ({
        text,
        type: 'TH' as const,
        scope: 'Column',
        font: { src: bold },
        border: { bottom: 1 },
        padding,
      })),
      ...rows.map((cells) => cells.map((text) => ({ text, border: edge, padding }))),
    ];
    const options = { data, structParent: this.root, defaultStyle: { border: 0 } };
    this.pdf.fontSize(sizes.text).table(options);
    this.pdf.moveDown(0.5);
  }

  /** The file, with a line at the foot of each page that is no part of what is read. */
  async end(footer: (page: number, pages: number) => string): Promise<Uint8Array> {
    this.root.end();
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(start + page);
      const { height, width } = this.pdf.page;
      // Below the margin: without this the text would begin a page of its own.
      this.pdf.page.margins.bottom = 0;
      this.pdf.markContent('Artifact', { type: 'Pagination' });
      this.pdf
        .font(regular)
        .fontSize(sizes.footer)
        .text(footer(page + 1, count), margin, height - margin, { width: width - 2 * margin, lineBreak: true });
      this.pdf.endMarkedContent();
    }
    this.pdf.end();
    return this.bytes;
  }

  private add(tag: string, draw: () => void): void {
    const element = this.pdf.struct(tag, {}, draw);
    this.root.add(element);
    element.end();
  }

  private bullet(): void {
    this.pdf.fontSize(sizes.text).text('•', margin, undefined, { continued: false, lineBreak: false });
  }

  private listBody(entry: string): void {
    const { width } = this.pdf.page;
    this.pdf.text(entry, margin + 14, undefined, { width: width - 2 * margin - 14 });
    this.pdf.x = margin;
  }

  /** A heading does not stand alone at the foot of a page. */
  private keepTogether(space: number): void {
    const { height, margins } = this.pdf.page;
    if (this.pdf.y + space > height - margins.bottom) this.pdf.addPage();
  }
}
