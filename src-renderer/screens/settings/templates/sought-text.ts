import type { DocumentLanguage } from '../../../../src-shared/domain/document-languages.ts';
import type { DocumentTemplate } from '../../../../src-shared/domain/document-template/document-template.ts';
import { findTextSlot } from '../../../../src-shared/domain/document-template/text-slots.ts';
import type { WrittenText } from '../sections/document-templates.tsx';
import { builtInText, useBuiltInWords } from './built-in-words.ts';

/** The words by which a preview finds the text that is being written; null where there is nothing to find. */
export function useSoughtText(
  template: DocumentTemplate,
  language: DocumentLanguage,
  written: WrittenText | null,
): string | null {
  const words = useBuiltInWords(language);
  const slot = findTextSlot(written?.slot ?? '');
  if (written === null || slot === undefined) return null;
  const own = template.texts.find(
    (one) => one.slot === slot.id && one.language === language && one.form === written.form,
  );
  return soughtWords(own?.text ?? builtInText(words, slot, written.form));
}

/** The longest part of a text that is printed as it stands: between its places and lines. Null for none. */
export function soughtWords(text: string): string | null {
  const [longest = ''] = text
    .split(/\{\w+\}|\n/)
    .map((part) => part.trim())
    .sort((a, b) => b.length - a.length);
  return longest === '' ? null : longest;
}
