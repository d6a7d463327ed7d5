import { isStorableText } from '../document.ts';

/**
 * Controls but the line break, half pairs, private and unassigned characters: nothing that prints. Embeddings, overrides
 * and isolates of the bidirectional algorithm neither: they show the person who reads the text in a field another order
 * than the paper has.
 */
const unprintable = /(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text can be stored, and prints as it is read. */
export function isPrintable(text: string): boolean {
  return isStorableText(text) && !unprintable.test(text);
}
