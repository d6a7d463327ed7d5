import { inflateSync } from 'node:zlib';

/** Samples per pixel by colour type. */
const samplesOf: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

const mark = '89504e470d0a1a0a';
const maxEdge = 4000;

/**
 * Whether a PNG holds as many pixels as it says, neither fewer nor more: what a picture is comes from whoever took it, and
 * a small file may unpack to gigabytes. Edges of 4,000 pixels at most, not interlaced.
 */
export function isWholePng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 8).toString('hex') !== mark) return false;
  const chunks = chunksOf(file);
  const header = chunks?.find(({ type }) => type === 'IHDR')?.content;
  if (chunks === undefined || header?.length !== 13) return false;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const samples = samplesOf.get(header[9] ?? -1);
  const isPlain = header[10] === 0 && header[11] === 0 && header[12] === 0;
  if (samples === undefined || !isPlain || !isEdge(width) || !isEdge(height)) return false;
  const rowBytes = Math.ceil((width * samples * (header[8] ?? 0)) / 8) + 1;
  const pixels = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content);
  return hasAllPixels(Buffer.concat(pixels), rowBytes * height);
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
    // Whatever is wrong with the stream, nothing can be drawn of it.
    return false;
  }
}
