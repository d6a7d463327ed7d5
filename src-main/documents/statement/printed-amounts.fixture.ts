/** An amount with two decimals, as the language groups and marks it; groups are copied with plain spaces. */
const amounts: Readonly<Record<string, RegExp>> = {
  en: /\u2212?\d{1,3}(?:,\d{3})*\.\d\d(?!\d)/g,
  de: /\u2212?\d{1,3}(?:\.\d{3})*,\d\d(?!\d)/g,
  es: /\u2212?\d{1,3}(?:\.\d{3})*,\d\d(?!\d)/g,
  fr: /\u2212?\d{1,3}(?: \d{3})*,\d\d(?!\d)/g,
  pl: /\u2212?\d{1,3}(?: \d{3})*,\d\d(?!\d)/g,
};

/** The open amounts of the lines of a printed statement (`RE-…`), in minor units: the second of the three of a line. */
export function openAmounts(text: string, locale: string): number[] {
  const pattern = amounts[locale.slice(0, 2)];
  if (pattern === undefined) throw new Error(`nobody knows how amounts look in ${locale}`);
  return text
    .split(/(?=\bRE-\d)/)
    .slice(1)
    .map((line) => {
      const open = line.match(pattern)?.[1] ?? '';
      const minor = Number(open.replace(/\D/g, ''));
      return open.startsWith('\u2212') ? -minor : minor;
    });
}
