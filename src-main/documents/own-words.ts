import { findTextSlot } from '../../src-shared/domain/document-template/text-slots.ts';
import type { DocumentParties, PrintedTemplate } from '../engine/ports/documents-port.ts';
import { type DocumentWords, fillIn } from './document-words.ts';

/** The words of a paper, with the texts of the organisation in place of the built-in ones. */
export function ownWords(
  words: DocumentWords,
  texts: PrintedTemplate['texts'],
  parties: DocumentParties,
): DocumentWords {
  const entries = Object.entries(ownTexts(texts, parties));
  const placed = entries.flatMap(([key, text]) => {
    const [id = '', form] = key.split('/');
    const path = findTextSlot(id)?.words ?? null;
    return path === null ? [] : [{ path: [...path.split('.'), ...(form === undefined ? [] : [form])], text }];
  });
  return placed.reduce((changed, { path, text }) => withText(changed, path, text), words);
}

/** Texts with what every text may name filled in; the places that are left belong to their slots. */
export function ownTexts(
  texts: PrintedTemplate['texts'],
  { organisation, account }: DocumentParties,
): Readonly<Record<string, string>> {
  const values = {
    customer: account.name,
    account: account.number,
    organisation: organisation.name,
    phone: organisation.phone,
    email: organisation.email,
  };
  const said = Object.entries(values).map(([name, value]) => [name, closed(value)]);
  const known: Record<string, string> = Object.fromEntries(said);
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fillIn(text, known)]));
}

/**
 * A value in which nothing is a place: the text that it stands in is filled in once more. The word joiner behind a brace
 * does not print.
 */
function closed(value: string): string {
  return value.replaceAll('{', '{\u2060');
}

function withText<Words extends object>(
  words: Words,
  [key = '', ...rest]: readonly string[],
  text: string,
): Words {
  if (!Object.hasOwn(words, key)) return words;
  const inner: unknown = Reflect.get(words, key);
  if (rest.length === 0) return typeof inner === 'string' ? { ...words, [key]: text } : words;
  return typeof inner === 'object' && inner !== null
    ? { ...words, [key]: withText(inner, rest, text) }
    : words;
}
