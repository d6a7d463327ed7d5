import type { ContentText, Style } from 'pdfmake/interfaces.js';
import { type FontCoverage, fontRuns } from './font-runs.ts';
import { printableText } from './printable-text.ts';
import { visualOrder } from './visual-order.ts';

/** Turns any text into content that the fonts can print; nothing in it is read as markup. */
export type TextSetter = (text: string, style?: Style) => ContentText;

export function createTextSetter(fonts: readonly FontCoverage[]): TextSetter {
  const isPlain = (text: string) => /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2212]*$/.test(text);
  return (text, style = {}) => {
    if (isPlain(text)) return { ...style, text: text.normalize('NFC') };
    const runs = fontRuns(visualOrder(printableText(text)), fonts);
    return { ...style, text: runs.map((run) => ({ text: run.text, font: run.font })) };
  };
}
