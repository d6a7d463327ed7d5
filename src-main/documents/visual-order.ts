const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const strong = /\p{L}/u;

type Direction = 'right' | 'left' | 'neutral';

/**
 * Puts the words of a line into the order in which they stand on paper from left to right (the letters inside a
 * word are turned by the font's shaping). A reduced form of the Unicode bidirectional algorithm at the level of
 * words: enough for names and references on one line; numbers keep their own order.
 */
export function visualOrder(text: string): string {
  if (!rightToLeft.test(text)) return text;
  const words = text.split(' ');
  const directions = words.map(directionOf);
  const base = directions.find((direction) => direction !== 'neutral');
  if (base === 'left') return reverseStretches(words, directions, 'right').join(' ');
  const mirrored = reverseStretches(words, directions, 'left');
  return mirrored.reverse().join(' ');
}

function directionOf(word: string): Direction {
  for (const character of word) {
    if (rightToLeft.test(character)) return 'right';
    if (strong.test(character)) return 'left';
  }
  return 'neutral';
}

/** Reverses every stretch from a word of the direction to the last one before a word of the other direction. */
function reverseStretches(
  words: readonly string[],
  directions: readonly Direction[],
  turned: Direction,
): string[] {
  const result: string[] = [];
  for (let start = 0; start < words.length; ) {
    const end = directions[start] === turned ? endOfStretch(directions, start, turned) : start + 1;
    result.push(...words.slice(start, end).reverse());
    start = end;
  }
  return result;
}

function endOfStretch(directions: readonly Direction[], start: number, turned: Direction): number {
  let end = start + 1;
  for (let index = end; index < directions.length; index += 1) {
    const direction = directions[index];
    if (direction === turned) end = index + 1;
    else if (direction !== 'neutral') break;
  }
  return end;
}
