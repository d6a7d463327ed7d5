import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';

export type DecodedText = {
  readonly text: string;
  readonly encoding: string;
  /** True when some bytes could not be decoded: U+FFFD stands for them. */
  readonly isDamaged: boolean;
};

const sampleBytes = 256 * 1024;
/** Share of control characters above which a file is binary; a few NULs in broken rows stay below it. */
const maxControlShare = 0.02;
/** What a program writes and no ledger begins with: ZIP (Excel), PDF, PNG, gzip, OLE (old Excel), JPEG. */
const binaryBeginnings = ['504b0304', '25504446', '89504e47', '1f8b', 'd0cf11e0', 'ffd8ff'];

/** Finds out the encoding of a file and reads its text. FILE_EMPTY, or FILE_IS_NO_LEDGER for a binary file. */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) return fail('FILE_EMPTY');
  const start = buffer.subarray(0, 8).toString('hex');
  if (binaryBeginnings.some((beginning) => start.startsWith(beginning))) return noLedger('binary');
  const encoding = detectEncoding(buffer);
  const text = iconv.decode(buffer, encoding);
  if (text.trim() === '') return fail('FILE_EMPTY');
  if (controlShare(text.slice(0, sampleBytes)) > maxControlShare) return noLedger('binary');
  if (/^\s*</.test(text)) return noLedger('markup');
  return succeed({ text, encoding, isDamaged: encoding === 'utf-8' && !isUtf8(buffer) });
}

function noLedger(reason: string): Result<DecodedText> {
  return fail('FILE_IS_NO_LEDGER', { reason });
}

function detectEncoding(buffer: Buffer): string {
  const mark = buffer.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  const wide = detectUnmarkedUtf16(buffer.subarray(0, sampleBytes));
  if (wide !== undefined) return wide;
  if (isUtf8(buffer) || isMostlyUtf8(buffer)) return 'utf-8';
  // The guess is trusted for the single-byte encodings of other scripts; Western files are Windows-1252, which holds
  // all of ISO 8859-1 and what Windows programs add to it.
  const [guess] = analyse(buffer.subarray(0, sampleBytes));
  const name = guess?.name ?? '';
  const isOtherScript = /^(ISO-8859-(2|5|7|9)|windows-125[013]|KOI8-R|Shift_JIS|Big5|GB18030|EUC-)/.test(
    name,
  );
  return isOtherScript && (guess?.confidence ?? 0) >= 60 && iconv.encodingExists(name)
    ? name
    : 'windows-1252';
}

/** Text of mostly Latin letters in UTF-16 has a NUL in every other byte. */
function detectUnmarkedUtf16(sample: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.1) return 'utf-16be';
  return undefined;
}

/** A stray byte of another encoding does not make a UTF-8 file one of that encoding. */
function isMostlyUtf8(buffer: Buffer): boolean {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    if (length > 1) valid += 1;
    if (length === 0) invalid += 1;
    at += Math.max(1, length);
  }
  // Letters of other encodings all but never look like UTF-8, so that even as many of both tell which one it is.
  return valid > 0 && valid >= invalid;
}

/** How many bytes the UTF-8 sequence at a place has; 0 when there is none. */
function sequenceLength(buffer: Buffer, at: number): number {
  const lead = buffer[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  for (let next = at + 1; next < at + length; next += 1) {
    if (((buffer[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function controlShare(text: string): number {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isText = code >= 32 || code === 9 || code === 10 || code === 12 || code === 13;
    if (!isText || code === 0xfffd) controls += 1;
  }
  return controls / text.length;
}
