import de from '../../resources/documents/de.json' with { type: 'json' };
import en from '../../resources/documents/en.json' with { type: 'json' };
import es from '../../resources/documents/es.json' with { type: 'json' };
import fr from '../../resources/documents/fr.json' with { type: 'json' };
import pl from '../../resources/documents/pl.json' with { type: 'json' };
import type { DocumentLanguage } from '../../src-shared/domain/document-languages.ts';
import { printedLocale } from '../../src-shared/domain/document-template/printed-locale.ts';

/** Every word that is printed, in one language. */
export type DocumentWords = typeof en;

/**
 * A text by the category of its `{count}` (CLDR plural rules); a language has those that its integers fall into, and
 * `other`.
 */
export type CountedText = { readonly other: string } & Readonly<Record<string, string>>;

const wordsByLanguage: Readonly<Record<DocumentLanguage, DocumentWords>> = { en, de, fr, es, pl };

/** The words for a locale with the locale that formats for them; English where a language is missing. */
export function wordsOf(locale: string): { readonly words: DocumentWords; readonly locale: string } {
  const printed = printedLocale(locale);
  return { words: wordsByLanguage[printed.language], locale: printed.locale };
}

/** Puts values into the `{places}` of a sentence. Values are not looked at again, so they cannot hold places. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
