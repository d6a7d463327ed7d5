import { inflateSync } from 'node:zlib';

/** Samples per pixel by the colour types of PNG that need no palette. */
const samplesOf: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [4, 2],
  [6, 4],
]);

const mark = '89504e470d0a1a0a';
const maxEdge = 4000;

/**
 * The picture if it is a PNG that can be drawn for certain, else undefined: what a signature is comes from whoever took
 * it, and a broken or boundless picture must not take the whole paper with it. Eight bits per sample, not interlaced,
 * no palette, as every canvas writes it; as many pixels as it says.
 */
export function drawablePng(base64: string): string | undefined {
  const file = Buffer.from(base64, 'base64');
  if (file.subarray(0, 8).toString('hex') !== mark) return undefined;
  const chunks = chunksOf(file);
  const header = chunks?.find(({ type }) => type === 'IHDR')?.content;
  if (chunks === undefined || header?.length !== 13) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const samples = samplesOf.get(header[9] ?? -1);
  const isPlain = header[8] === 8 && header[10] === 0 && header[11] === 0 && header[12] === 0;
  if (samples === undefined || !isPlain || !isEdge(width) || !isEdge(height)) return undefined;
  const pixels = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content);
  return hasAllPixels(Buffer.concat(pixels), (width * samples + 1) * height) ? base64 : undefined;
}

function isEdge(length: number): boolean {
  return length >= 1 && length <= maxEdge;
}

type Chunk = { readonly type: string; readonly content: Buffer };

/** Undefined where the file ends in the middle of one. */
function chunksOf(file: Buffer): readonly Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let start = 8;
  while (start + 12 <= file.length) {
    const length = file.readUInt32BE(start);
    const end = start + 12 + length;
    if (end > file.length) return undefined;
    const type = file.subarray(start + 4, start + 8).toString('latin1');
    if (type === 'IEND') return chunks;
    chunks.push({ type, content: file.subarray(start + 8, end - 4) });
    start = end;
  }
  return undefined;
}

function hasAllPixels(compressed: Buffer, byteCount: number): boolean {
  try {
    return inflateSync(compressed, { maxOutputLength: byteCount }).length === byteCount;
  } catch {
    // Whatever is wrong with the stream, nothing can be drawn of it: the paper has a blank line there.
    return false;
  }
}
