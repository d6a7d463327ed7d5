const FIRST_SURROGATE = 0xd800;
const FIRST_ASTRAL = 0x10000;
const NEEDS_ENCODING = /[\ud800-\uffff]/;

/**
 * A text whose UTF-8 bytes sort as the JavaScript string sorts (by UTF-16 code unit), one for one.
 * SQLite compares UTF-8 bytes, where an emoji comes after U+FFFF; in JavaScript its surrogates come before
 * U+E000. So every code unit from U+D800 moves to an astral character of its own, in the same order. That
 * also keeps lone surrogates, which UTF-8 has no form for. Most texts have none of these and stay as they are.
 */
export function toSortableText(text: string): string {
  if (!NEEDS_ENCODING.test(text)) return text;
  let sortable = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    sortable += String.fromCodePoint(unit < FIRST_SURROGATE ? unit : unit - FIRST_SURROGATE + FIRST_ASTRAL);
  }
  return sortable;
}
