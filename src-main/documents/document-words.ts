import de from '../../resources/documents/de.json' with { type: 'json' };
import en from '../../resources/documents/en.json' with { type: 'json' };
import es from '../../resources/documents/es.json' with { type: 'json' };
import fr from '../../resources/documents/fr.json' with { type: 'json' };
import pl from '../../resources/documents/pl.json' with { type: 'json' };
import { type DocumentLanguage, documentLanguages } from '../../src-shared/contract/document-languages.ts';

/** Every word that is printed, in one language. */
export type DocumentWords = typeof en;

/**
 * A text by the category of its `{count}` (CLDR plural rules); a language has those that its integers fall into, and
 * `other`.
 */
export type CountedText = { readonly other: string } & Readonly<Record<string, string>>;

const wordsByLanguage: Readonly<Record<DocumentLanguage, DocumentWords>> = { en, de, fr, es, pl };

/** A language that is spoken here with the locale that formats for it; English where a language is missing. */
export function wordsOf(locale: string): { readonly words: DocumentWords; readonly locale: string } {
  const canonical = canonicalLocale(locale);
  const [spoken] = canonical.split('-');
  const language = documentLanguages.find((one) => one === spoken);
  return language === undefined
    ? { words: en, locale: 'en' }
    : { words: wordsByLanguage[language], locale: canonical };
}

function canonicalLocale(locale: string): string {
  // Extensions would bring other calendars and digits than the words beside them.
  return /^[A-Za-z]{2}(-[A-Za-z0-9]{2,8})*$/.test(locale) &&
    Intl.NumberFormat.supportedLocalesOf(safe(locale)).length > 0
    ? new Intl.Locale(safe(locale)).baseName
    : 'en';
}

function safe(locale: string): string {
  const [language = 'en', region = ''] = locale.split('-');
  return /^([A-Za-z]{2}|\d{3})$/.test(region)
    ? `${language.toLowerCase()}-${region.toUpperCase()}`
    : language.toLowerCase();
}

/** Puts values into the `{places}` of a sentence. Values are not looked at again, so they cannot hold places. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
