import type { DocumentPage } from './document-page.ts';
import { colours } from './document-style.ts';
import { fillIn } from './document-words.ts';
import type { Block } from './layout/block.ts';
import { stack, text } from './layout/blocks.ts';
import { writtenLines } from './written-lines.ts';

const size = 9.5;
const lineHeight = 1.1;

/** What a letter is about, whom it speaks to, and its first paragraphs; empty ones are left out. */
export function letterOpening(
  { format }: DocumentPage,
  letter: { readonly title: string; readonly contactName: string; readonly paragraphs: readonly string[] },
): Block {
  const { letterText: words } = format.words;
  const name = letter.contactName.trim();
  const salutation = name === '' ? words.salutation : fillIn(words.salutationTo, { name });
  return stack(
    [
      text(letter.title, { bold: true, size: 16, below: 9, role: 'H1' }),
      ...letterParagraphs([salutation, ...letter.paragraphs]),
    ],
    { below: 4 },
  );
}

/** Paragraphs in the type of a letter; empty ones are left out. */
export function letterParagraphs(paragraphs: readonly string[]): readonly Block[] {
  return paragraphs.flatMap(writtenLines).map((paragraph) => text(paragraph, { size, lineHeight, below: 6 }));
}

/** The last paragraphs and the greeting, which never stands alone on a page. */
export function letterClosing({ format, organisation }: DocumentPage, paragraphs: readonly string[]): Block {
  return stack(
    [
      ...letterParagraphs([...paragraphs, format.words.letterText.greeting]),
      text(organisation.name, { size, bold: true }),
    ],
    { keepsTogether: true, above: 14 },
  );
}

/** A heading inside a letter, never the last line of its page. */
export function letterHeading(title: string): Block {
  return stack(
    [text(title, { bold: true, size: 10, colour: colours.brand, above: 12, below: 4, role: 'H2' })],
    {
      keepsWithNext: true,
    },
  );
}
