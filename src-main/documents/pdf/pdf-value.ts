/** An object of a file that others name by its number. */
export type PdfReference = { readonly id: number };

export type PdfDictionary = { readonly [key: string]: PdfValue | undefined };

/**
 * A value of ISO 32000-1, 7.3. A string is PDF syntax as it stands (`/Name`, `<48>`): text of people goes through
 * `pdfText`, never in here as it is.
 */
export type PdfValue = number | boolean | string | PdfReference | readonly PdfValue[] | PdfDictionary;

/** A number without an exponent, to a thousandth of a point: finer than any printer, the same on every machine. */
export function pdfNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const rounded = Math.round(value * 1000) / 1000;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(3).replace(/0+$/, '');
}

/** A text string (7.9.2.2): UTF-16 with its mark, written as hex so that nothing in it can be syntax. */
export function pdfText(text: string): string {
  let hex = '<FEFF';
  for (let index = 0; index < text.length; index += 1)
    hex += text.charCodeAt(index).toString(16).padStart(4, '0').toUpperCase();
  return `${hex}>`;
}

/** A name (7.3.5) of any text: what is not a regular character is written as its bytes in hex. */
export function pdfName(text: string): string {
  const bytes = [...Buffer.from(text, 'utf8')].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9._+-]/.test(character) ? character : `#${byte.toString(16).padStart(2, '0')}`;
  });
  return `/${bytes.join('')}`;
}

/** A date (7.9.4) at midnight in UTC. */
export function pdfDate(date: string): string {
  return `(D:${date.replaceAll('-', '')}000000Z)`;
}

export function pdfSyntax(value: PdfValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return pdfNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (isReference(value)) return `${value.id} 0 R`;
  if (isList(value)) return `[${value.map(pdfSyntax).join(' ')}]`;
  let syntax = '<<';
  for (const [key, entry] of Object.entries(value))
    if (entry !== undefined) syntax += `/${key} ${pdfSyntax(entry)} `;
  return `${syntax.trimEnd()}>>`;
}

function isList(value: PdfValue): value is readonly PdfValue[] {
  return Array.isArray(value);
}

function isReference(value: PdfValue): value is PdfReference {
  return typeof value === 'object' && !isList(value) && typeof (value as { id?: unknown }).id === 'number';
}
