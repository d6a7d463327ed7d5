import type { PageLink } from './page-canvas.ts';
import { type PdfDictionary, pdfText } from './pdf-value.ts';

/** The bit of an annotation that is printed (PDF/A-3, 6.3.2). */
const printed = 4;

/** A place that leads somewhere (12.5.6.5), without a frame of its own. `key`: by which it finds its element. */
export function linkAnnotation(
  { box, target, words }: PageLink,
  pageHeight: number,
  key: number,
): PdfDictionary {
  const { x, y, width, height } = box;
  return {
    Type: '/Annot',
    Subtype: '/Link',
    Rect: [x, pageHeight - y - height, x + width, pageHeight - y],
    F: printed,
    Border: [0, 0, 0],
    Contents: pdfText(words),
    A: { S: '/URI', URI: asciiString(target) },
    StructParent: key,
  };
}

/** In hex, so that nothing in it can be syntax. */
function asciiString(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) throw new Error('the target of a link is not written in ASCII');
  return `<${Buffer.from(text, 'ascii').toString('hex')}>`;
}
