import type { TFunction } from 'i18next';
import { useTranslation } from '../../components/translation.tsx';
import { type Formats, useFormats } from '../formats.ts';

/** What a toast says: words that follow the language for as long as it stands there. */
export type ToastWords = (t: TFunction, formats: Formats) => string;

/** A toast that is words alone. */
export function WordsOnly({ words }: { words: ToastWords }) {
  const { t } = useTranslation();
  return words(t, useFormats());
}
