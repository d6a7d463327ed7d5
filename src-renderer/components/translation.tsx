import i18next, { type TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';

/** The words of the language that is set; `language` is its code, as in `en`. */
export type Translation = { readonly t: TFunction; readonly language: string };

const TranslationContext = createContext<Translation | null>(null);

/** Follows the language in one place, so that what shows words only reads a context: a list mounts hundreds of them. */
export function TranslationProvider({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(onLanguage, () => i18next.language);
  const translation = useMemo(() => ({ t: i18next.getFixedT(language), language }), [language]);
  return <TranslationContext value={translation}>{children}</TranslationContext>;
}

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

/** @throws outside of the provider, which is a bug. */
export function useTranslation(): Translation {
  const translation = useContext(TranslationContext);
  if (translation === null) throw new Error('words were asked for outside of <TranslationProvider>');
  return translation;
}
