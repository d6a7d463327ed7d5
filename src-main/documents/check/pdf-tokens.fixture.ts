/** A value of a file as it is read (ISO 32000-1, 7.3). Names keep their stroke: `/Page`. */
export type PdfObject =
  | number
  | boolean
  | null
  | string
  | PdfBytes
  | PdfLink
  | PdfKeyword
  | readonly PdfObject[]
  | PdfMap;
export type PdfBytes = { readonly bytes: Buffer };
export type PdfLink = { readonly link: number };
/** `obj`, `stream` or an operator of a page. */
export type PdfKeyword = { readonly keyword: string };
export type PdfMap = ReadonlyMap<string, PdfObject>;

const blank = /[\0\t\n\f\r ]/;
const delimiter = /[\0\t\n\f\r ()<>[\]{}/%]/;

/** Reads value after value; `at` is behind the last one. Text is one character per byte. */
export type PdfTokens = { at: number; next(): PdfObject | undefined };

export function pdfTokens(text: string, start = 0): PdfTokens {
  const tokens: PdfTokens = { at: start, next };
  const skip = () => {
    while (blank.test(text[tokens.at] ?? '') || text[tokens.at] === '%') {
      if (text[tokens.at] === '%') tokens.at = endOfLine(text, tokens.at);
      else tokens.at += 1;
    }
  };
  /** The values up to a bracket, from one of the same length on. */
  const until = (close: string): PdfObject[] => {
    const values: PdfObject[] = [];
    tokens.at += close.length;
    for (;;) {
      skip();
      if (text.startsWith(close, tokens.at)) {
        tokens.at += close.length;
        return values;
      }
      const value = next();
      if (value === undefined) throw new Error(`${close} is missing`);
      if (isKeyword(value) && value.keyword === 'R') values.push({ link: linkOf(values) });
      else values.push(value);
    }
  };
  const word = () => {
    const from = tokens.at;
    do tokens.at += 1;
    while (tokens.at < text.length && !delimiter.test(text[tokens.at] ?? ''));
    return text.slice(from, tokens.at);
  };
  function next(): PdfObject | undefined {
    skip();
    const character = text[tokens.at];
    if (character === undefined) return undefined;
    if (text.startsWith('<<', tokens.at)) return mapOf(until('>>'));
    if (character === '[') return until(']');
    if (character === '(' || character === '<') return stringAt(text, tokens);
    return wordValue(word());
  }
  return tokens;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function linkOf(values: PdfObject[]): number {
  values.pop();
  const id = values.pop();
  if (typeof id !== 'number') throw new Error('a reference names no object');
  return id;
}

function mapOf(values: readonly PdfObject[]): PdfMap {
  const map = new Map<string, PdfObject>();
  for (let at = 0; at < values.length; at += 2) {
    const [key, value] = [values[at], values[at + 1]];
    if (typeof key !== 'string' || value === undefined)
      throw new Error('a dictionary has a key that is none');
    map.set(key.slice(1), value);
  }
  return map;
}

function wordValue(word: string): PdfObject {
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
  if (word.startsWith('/'))
    return word.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : { keyword: word };
}

function stringAt(text: string, tokens: PdfTokens): PdfBytes {
  const isHex = text[tokens.at] === '<';
  const end = isHex ? text.indexOf('>', tokens.at) : text.indexOf(')', tokens.at);
  const inner = text.slice(tokens.at + 1, end);
  // What this program writes has no escapes: all text of people is in hex.
  if (!isHex && /[\\(]/.test(inner)) throw new Error('a string has an escape');
  tokens.at = end + 1;
  return { bytes: Buffer.from(inner, isHex ? 'hex' : 'latin1') };
}

export function isKeyword(value: PdfObject | undefined): value is PdfKeyword {
  return typeof value === 'object' && value !== null && 'keyword' in value;
}

export function isLink(value: PdfObject | undefined): value is PdfLink {
  return typeof value === 'object' && value !== null && 'link' in value;
}

export function isBytes(value: PdfObject | undefined): value is PdfBytes {
  return typeof value === 'object' && value !== null && 'bytes' in value;
}
