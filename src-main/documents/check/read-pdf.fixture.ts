import { inflateSync } from 'node:zlib';
import {
  isBytes,
  isKeyword,
  isLink,
  type PdfBytes,
  type PdfMap,
  type PdfObject,
  pdfTokens,
} from './pdf-tokens.fixture.ts';

/** A file with a cross-reference stream, read without trusting it. */
export type ReadPdf = {
  readonly file: Buffer;
  readonly trailer: PdfMap;
  /** By the number of the object. */
  readonly objects: Map<number, PdfObject>;
  /** Of the objects that are streams: their content, unpacked, and whether it was packed. */
  readonly streams: Map<number, { readonly content: Buffer; readonly isPacked: boolean }>;
  /** What of the file is not where its cross-reference says. */
  readonly misplaced: readonly string[];
  /** A value, or what it refers to. */
  value(of: PdfObject | undefined): PdfObject | undefined;
  /** A dictionary, or that which is referred to; empty where there is none. */
  map(of: PdfObject | undefined): PdfMap;
  list(of: PdfObject | undefined): readonly PdfObject[];
  stream(of: PdfObject | undefined): Buffer | undefined;
};

type Parts = {
  readonly objects: Map<number, PdfObject>;
  readonly streams: Map<number, { readonly content: Buffer; readonly isPacked: boolean }>;
};

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes);
  const text = file.toString('latin1');
  const parts: Parts = { objects: new Map(), streams: new Map() };
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const own = readObject(file, text, start, parts);
  const trailer = mapAt(parts, own);
  const misplaced = readAll(file, text, parts, own);
  const value = (of: PdfObject | undefined) => (isLink(of) ? parts.objects.get(of.link) : of);
  return {
    ...{ file, trailer, misplaced, value, ...parts },
    map: (of) => asMap(value(of)),
    list(of) {
      const found = value(of);
      return Array.isArray(found) ? found : [];
    },
    stream: (of) => (isLink(of) ? parts.streams.get(of.link)?.content : undefined),
  };
}

/** The number of the object that stands at an offset. */
function readObject(file: Buffer, text: string, offset: number, { objects, streams }: Parts): number {
  const tokens = pdfTokens(text, offset);
  const [id, , word] = [tokens.next(), tokens.next(), tokens.next()];
  if (typeof id !== 'number' || !isKeyword(word) || word.keyword !== 'obj')
    throw new Error(`there is no object at ${offset}`);
  const value = tokens.next();
  if (value === undefined) throw new Error(`object ${id} is empty`);
  objects.set(id, value);
  const behind = tokens.next();
  if (isKeyword(behind) && behind.keyword === 'stream') {
    const dictionary = asMap(value);
    const from = tokens.at + 1;
    const raw = file.subarray(from, from + Number(dictionary.get('Length')));
    if (!text.startsWith('\nendstream\nendobj\n', from + raw.length))
      throw new Error(`stream ${id} is not as long as it says`);
    const isPacked = dictionary.get('Filter') === '/FlateDecode';
    streams.set(id, { content: isPacked ? inflateSync(raw) : raw, isPacked });
  }
  return id;
}

function readAll(file: Buffer, text: string, parts: Parts, own: number): string[] {
  const entries = parts.streams.get(own)?.content ?? Buffer.alloc(0);
  const misplaced: string[] = [];
  const packed = new Map<number, number>();
  for (let id = 1; id * 7 < entries.length; id += 1) {
    const [type, place] = [entries[id * 7], entries.readUInt32BE(id * 7 + 1)];
    if (type === 2) packed.set(id, place);
    else if (readObject(file, text, place, parts) !== id) misplaced.push(`object ${id} is not at ${place}`);
  }
  for (const [id, stream] of packed) if (!parts.objects.has(id)) unpack(stream, parts);
  for (const id of packed.keys()) if (!parts.objects.has(id)) misplaced.push(`object ${id} is in no stream`);
  return misplaced;
}

/** 7.5.7: numbers and offsets first, the objects behind them. */
function unpack(stream: number, parts: Parts): void {
  const text = parts.streams.get(stream)?.content.toString('latin1') ?? '';
  const dictionary = mapAt(parts, stream);
  const heads = pdfTokens(text);
  for (let index = 0; index < Number(dictionary.get('N')); index += 1) {
    const [id, offset] = [Number(heads.next()), Number(heads.next())];
    const value = pdfTokens(text, Number(dictionary.get('First')) + offset).next();
    if (value !== undefined) parts.objects.set(id, value);
  }
}

function mapAt({ objects }: Parts, id: number): PdfMap {
  return asMap(objects.get(id));
}

export function asMap(value: PdfObject | undefined): PdfMap {
  return value instanceof Map ? value : new Map();
}

/** A text string (7.9.2.2) as text; undefined for everything else. */
export function textOf(value: PdfObject | undefined): string | undefined {
  if (!isBytes(value)) return undefined;
  const { bytes }: PdfBytes = value;
  const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff;
  return isUtf16 ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
}
