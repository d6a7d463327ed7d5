import { useEffect, useState } from 'react';
import type { DocumentLanguage } from '../../../../src-shared/domain/document-languages.ts';
import type { TextSlot } from '../../../../src-shared/domain/document-template/text-slot.ts';

const loaders: Readonly<Record<DocumentLanguage, () => Promise<{ readonly default: object }>>> = {
  en: () => import('../../../../resources/documents/en.json'),
  de: () => import('../../../../resources/documents/de.json'),
  fr: () => import('../../../../resources/documents/fr.json'),
  es: () => import('../../../../resources/documents/es.json'),
  pl: () => import('../../../../resources/documents/pl.json'),
};

/** The built-in words of papers in a language; null until they are here. */
export function useBuiltInWords(language: DocumentLanguage): object | null {
  const [loaded, setLoaded] = useState<{ readonly of: DocumentLanguage; readonly words: object } | null>(
    null,
  );
  useEffect(() => {
    let isCurrent = true;
    void loaders[language]().then(({ default: words }) => isCurrent && setLoaded({ of: language, words }));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return loaded?.of === language ? loaded.words : null;
}

/** What is printed in a slot without a text of one's own; empty where nothing is. */
export function builtInText(words: object | null, { words: path }: TextSlot, form: string): string {
  if (words === null || path === null) return '';
  const keys = [...path.split('.'), ...(form === '' ? [] : [form])];
  const found = keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    words,
  );
  return typeof found === 'string' ? found : '';
}
