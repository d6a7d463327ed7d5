/** The colour of papers where the organisation has chosen none. */
export const builtInAccent = '#0d5c5a';
/** Colours to choose from, each with enough contrast. */
export const suggestedAccents: readonly string[] = [
  builtInAccent,
  ...['#1d4f91', '#5b2a86', '#8a1f3d', '#7a4a00', '#2e5d1f', '#333f48'],
];

/** The least contrast of text on white (WCAG 2.2, 1.4.3, level AA). */
export const leastContrast = 4.5;

/** The contrast of a colour (`#rrggbb`) with white, from 1 to 21 (WCAG 2.2). */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminance(colour) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour as a light ground behind dark text: an eighth of it on white. */
export function tintOf(colour: string): string {
  const mixed = channels(colour).map((value) => Math.round(255 - (255 - value) / 8));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
