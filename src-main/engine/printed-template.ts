import { createHash } from 'node:crypto';
import type { DocumentTemplate } from '../../src-shared/domain/document-template/document-template.ts';
import { builtInLetterhead, type Logo } from '../../src-shared/domain/document-template/letterhead.ts';
import { printedLocale } from '../../src-shared/domain/document-template/printed-locale.ts';
import { findTextSlot } from '../../src-shared/domain/document-template/text-slots.ts';
import type { HeldTemplate } from './held-template.ts';
import type { DocumentContent, PrintedTemplate } from './ports/documents-port.ts';
import { printedSlots } from './printed-slots.ts';

/**
 * A document with what it prints of a template, and nothing else of it: another text, or one of another language, changes
 * no hash. Where all that it prints is built in it stays as it is.
 */
export function withTemplate<Content extends DocumentContent>(
  content: Content,
  { template, version }: Pick<HeldTemplate, 'template' | 'version'>,
): Content {
  const letterhead = printedLetterhead(content, template);
  const texts = printedTexts(content, template);
  const isBuiltIn = JSON.stringify(letterhead) === JSON.stringify(builtInLetterhead);
  return isBuiltIn && Object.keys(texts).length === 0
    ? content
    : { ...content, template: { version, letterhead, texts } };
}

/** A history is not for customers: it has no window, no logo and no company lines. */
function printedLetterhead(
  { kind }: DocumentContent,
  { letterhead }: DocumentTemplate,
): PrintedTemplate['letterhead'] {
  const { logo } = letterhead;
  if (kind === 'account-history')
    return { ...builtInLetterhead, logo: null, accent: letterhead.accent, marginsMm: letterhead.marginsMm };
  return { ...letterhead, logo: logo && { ...logo, sha256: hashOf(logo) } };
}

const hashes = new WeakMap<Logo, string>();

/** Of the file; once for each logo, for every paper asks for it. */
function hashOf(logo: Logo): string {
  const known = hashes.get(logo);
  if (known !== undefined) return known;
  const sha256 = createHash('sha256').update(Buffer.from(logo.png, 'base64')).digest('hex');
  hashes.set(logo, sha256);
  return sha256;
}

function printedTexts(content: DocumentContent, { texts }: DocumentTemplate): PrintedTemplate['texts'] {
  if (texts.length === 0) return {};
  const { language } = printedLocale(content.locale);
  const spoken = Map.groupBy(
    texts.filter((one) => one.language === language),
    ({ slot }) => slot,
  );
  const printed = printedSlots(content).flatMap(([slot, ...inPlaceOf]) => {
    const found = [slot, ...inPlaceOf].map((id) => spoken.get(id)).find((own) => own !== undefined);
    const isCounted = findTextSlot(slot)?.isCounted === true;
    return (found ?? []).map(({ form, text }) => [isCounted ? `${slot}/${form}` : slot, text] as const);
  });
  return Object.fromEntries(printed);
}
