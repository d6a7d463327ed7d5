/** A part of a text that stays on one line; `spaceAt`: where the space before it stands. */
export type UnbrokenPart = {
  readonly start: number;
  readonly end: number;
  readonly spaceAt: number | undefined;
};

const words = new Intl.Segmenter('und', { granularity: 'word' });

/** Scripts that are written without spaces between words. */
const breaksAnywhere =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const staysWithBefore = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\u30fc\p{M}]/u;
const staysWithNext = /[\p{Ps}\p{Pi}\p{Sc}]$/u;

/** Where the lines of a text may end: at spaces, and between words of scripts that have none. */
export function breakPlaces(text: string): UnbrokenPart[] {
  const parts: UnbrokenPart[] = [];
  let spaceAt: number | undefined;
  let before = '';
  for (const { segment, index } of words.segment(text)) {
    if (/^ +$/.test(segment)) {
      spaceAt = index;
      before = ' ';
      continue;
    }
    const last = parts.at(-1);
    const isFree =
      before === ' ' ||
      last === undefined ||
      ((breaksAnywhere.test(segment) || breaksAnywhere.test(before)) &&
        !staysWithBefore.test(segment) &&
        !staysWithNext.test(before));
    if (isFree || last === undefined)
      parts.push({
        start: index,
        end: index + segment.length,
        spaceAt: parts.length > 0 ? spaceAt : undefined,
      });
    else parts[parts.length - 1] = { ...last, end: index + segment.length };
    spaceAt = undefined;
    before = segment;
  }
  return parts;
}
