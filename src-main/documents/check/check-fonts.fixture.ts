import type { PdfMap, PdfObject } from './pdf-tokens.fixture.ts';
import { readGlyphs } from './read-glyphs.fixture.ts';
import type { ReadPdf } from './read-pdf.fixture.ts';

/** ISO 19005-3, 6.2.11 and ISO 14289-1, 7.21: fonts are embedded, true to their file, and can be read as text. */
export function fontFaults(pdf: ReadPdf, name: string, font: PdfMap, shown: ReadonlySet<number>): string[] {
  const descendant = pdf.map(pdf.list(font.get('DescendantFonts'))[0]);
  const program = pdf.stream(pdf.map(descendant.get('FontDescriptor')).get('FontFile2'));
  const unicode = pdf.stream(font.get('ToUnicode'));
  const faults: string[] = [];
  if (font.get('Subtype') !== '/Type0' || font.get('Encoding') !== '/Identity-H')
    faults.push('is not chosen by numbers of glyphs');
  if (descendant.get('CIDToGIDMap') !== '/Identity') faults.push('numbers its glyphs in another way');
  if (!/^\/[A-Z]{6}\+./.test(String(font.get('BaseFont')))) faults.push('does not say that it is a part');
  if (program === undefined) return [...faults, 'is not embedded'].map((fault) => `font ${name} ${fault}`);
  faults.push(...glyphFaults(program, widthsOf(pdf.list(descendant.get('W'))), shown));
  const mapped = mappedCodes(unicode?.toString('latin1') ?? '');
  for (const code of shown) if (!mapped.has(code)) faults.push(`shows code ${code}, which is no text`);
  return faults.map((fault) => `font ${name} ${fault}`);
}

function glyphFaults(program: Buffer, widths: readonly PdfObject[], shown: ReadonlySet<number>): string[] {
  const font = readGlyphs(program);
  const missing = font.outlineOf(0);
  const faults: string[] = [];
  for (const code of shown) {
    if (code >= font.count) {
      faults.push(`shows glyph ${code}, which it has not`);
      continue;
    }
    const isMissing = missing !== '' && font.outlineOf(code) === missing;
    if (code === 0 || isMissing) faults.push(`shows .notdef as ${code}`);
    const { ink, said } = font.leftOf(code);
    if (ink !== said) faults.push(`glyph ${code} begins at ${ink}, not ${said}`);
    const width = font.widthOf(code);
    if (Math.abs(Number(widths[code]) - width) > 0.01)
      faults.push(`glyph ${code} is ${width} wide, not ${String(widths[code])}`);
  }
  return faults;
}

/** 9.7.4.3: this program writes all of them from the first on. */
function widthsOf(list: readonly PdfObject[]): readonly PdfObject[] {
  const [first, widths] = list;
  return first === 0 && Array.isArray(widths) ? widths : [];
}

/** Codes that stand for text: not for nothing, and not for a character that is none (7.21.7). */
function mappedCodes(map: string): ReadonlySet<number> {
  const lines = map.matchAll(/^<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$/gm);
  const isText = (unicode: string) => !/^(0000|FEFF|FFFE)/.test(unicode);
  return new Set(
    [...lines].flatMap(([, code = '', to = '']) => (isText(to) ? [Number.parseInt(code, 16)] : [])),
  );
}
