import { tintOf } from '../../src-shared/domain/document-template/accent.ts';
import { canonicalJson } from '../../src-shared/protocol/canonical-json.ts';
import { builtInPalette, colours } from './document-style.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { Palette } from './pdf/page-canvas.ts';
import type { AttachedFile, Sheet } from './pdf/print-document.ts';

/** What every paper is printed in where nothing else is said. */
export const bodyStyle = { size: 8.5, bold: false, colour: colours.ink } as const;

export function sheetOf(geometry: PageGeometry): Sheet {
  const { marginLeft: left, marginTop: top, marginRight: right, marginBottom: bottom } = geometry;
  const { pageWidth: width, pageHeight: height } = geometry;
  return { width, height, margins: { left, top, right, bottom } };
}

/** What a paper says, as JSON that travels in its file. */
export function attachedData(title: string, data: object): AttachedFile {
  const content = Buffer.from(canonicalJson(data), 'utf8');
  return { name: 'data.json', mediaType: 'application/json', description: title, content };
}

/** With the colour of the organisation, where it has one. */
export function paletteOf(accent: string | null): Palette {
  return accent === null ? builtInPalette : { brand: accent, highlight: tintOf(accent) };
}
