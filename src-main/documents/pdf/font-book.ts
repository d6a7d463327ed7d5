import { createHash } from 'node:crypto';
import type { FontFace } from '../type/font-face.ts';
import { createGlyphSubset, type GlyphSubset } from '../type/glyph-subset.ts';
import type { PdfFile } from './pdf-file.ts';
import { type PdfDictionary, type PdfReference, pdfName } from './pdf-value.ts';

/** The fonts of one document: each with the glyphs that it prints, and the text that each of them stands for. */
export type FontBook = {
  /** The name of a font in the resources of a page. */
  nameOf(face: FontFace): string;
  /** Four hex digits for a glyph. The same glyph has another code where it stands for another text. */
  code(face: FontFace, glyph: number, text: string): string;
  /** In thousandths of an em, as the file says it. */
  advanceOf(face: FontFace, glyph: number): number;
  /** Embeds every font that was used; the resources of the pages name them. */
  put(file: PdfFile): PdfDictionary;
};

type Entry = {
  readonly face: FontFace;
  readonly name: string;
  readonly subset: GlyphSubset;
  readonly texts: string[];
  readonly codes: Map<string, string>;
};

export function createFontBook(): FontBook {
  const entries = new Map<FontFace, Entry>();
  const entryOf = (face: FontFace): Entry => {
    const known = entries.get(face);
    if (known !== undefined) return known;
    const entry: Entry = {
      face,
      name: `F${entries.size + 1}`,
      subset: createGlyphSubset(face.font),
      texts: [''],
      codes: new Map(),
    };
    entries.set(face, entry);
    return entry;
  };
  return {
    nameOf: (face) => entryOf(face).name,
    code(face, glyph, text) {
      const entry = entryOf(face);
      const key = `${glyph} ${text}`;
      const known = entry.codes.get(key);
      if (known !== undefined) return known;
      const number = entry.subset.add(glyph);
      entry.texts[number] = text;
      const code = number.toString(16).padStart(4, '0').toUpperCase();
      entry.codes.set(key, code);
      return code;
    },
    advanceOf: (face, glyph) => (face.font.advanceOf(glyph) * 1000) / face.font.unitsPerEm,
    put(file) {
      return Object.fromEntries([...entries.values()].map((entry) => [entry.name, putFont(file, entry)]));
    },
  };
}

function putFont(file: PdfFile, { face, subset, texts }: Entry): PdfReference {
  const { font } = face;
  const scale = 1000 / font.unitsPerEm;
  const widths = subset.glyphs.map((glyph) => font.advanceOf(glyph) * scale);
  const content = subset.file();
  const BaseFont = pdfName(`${subsetTag(content)}+${font.postScriptName}`);
  const descriptor = file.add({
    Type: '/FontDescriptor',
    FontName: BaseFont,
    // Symbolic: its glyphs are chosen by number, not by the name of a letter.
    Flags: 4,
    FontBBox: font.box.map((edge) => edge * scale),
    ItalicAngle: 0,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: font.capHeight * scale,
    StemV: 80,
    FontFile2: file.addStream(content, { Length1: content.length }),
  });
  const descendant = file.add({
    Type: '/Font',
    Subtype: '/CIDFontType2',
    BaseFont,
    CIDSystemInfo: { Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: [0, widths],
    CIDToGIDMap: '/Identity',
  });
  return file.add({
    Type: '/Font',
    Subtype: '/Type0',
    BaseFont,
    Encoding: '/Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: file.addStream(unicodeMap(texts)),
  });
}

/** Six letters that differ where the glyphs do (9.6.4). */
function subsetTag(file: Uint8Array): string {
  const digest = createHash('sha256').update(file).digest();
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

const mapsPerBlock = 100;

/** 9.10.3: what a reader copies and searches for each code. A no-break space is copied as a space. */
function unicodeMap([, ...texts]: readonly string[]): string {
  const maps = texts.map(
    (text, index) => `<${hex16(index + 1)}> <${[...text.replaceAll('\u00a0', ' ')].map(utf16).join('')}>`,
  );
  const blocks: string[] = [];
  for (let start = 0; start < maps.length; start += mapsPerBlock) {
    const block = maps.slice(start, start + mapsPerBlock);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, at) => hex16(character.charCodeAt(at))).join('');
}

function hex16(value: number): string {
  return value.toString(16).padStart(4, '0').toUpperCase();
}
