import type { DocumentPage } from './document-page.ts';
import { fillIn } from './document-words.ts';
import type { Block } from './layout/block.ts';
import { stack } from './layout/blocks.ts';
import { letterParagraphs } from './letter-text.ts';

/** What an organisation adds at the end of a paper that ends without words of its own; nothing where it adds none. */
export function ownClosing({ ownTexts, format, asOf }: DocumentPage, slot: string): readonly Block[] {
  const text = ownTexts[slot];
  if (text === undefined) return [];
  return [stack([...letterParagraphs([fillIn(text, { date: format.longDate(asOf) })])], { above: 12 })];
}
