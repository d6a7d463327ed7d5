import { type DocumentLanguage, documentLanguages } from '../document-languages.ts';

/**
 * The language in which a paper for a locale (BCP 47) speaks, with the locale that formats for it; English where a
 * language is missing.
 */
export function printedLocale(locale: string): {
  readonly language: DocumentLanguage;
  readonly locale: string;
} {
  const canonical = canonicalLocale(locale);
  const [spoken] = canonical.split('-');
  const language = documentLanguages.find((one) => one === spoken);
  return language === undefined ? { language: 'en', locale: 'en' } : { language, locale: canonical };
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
