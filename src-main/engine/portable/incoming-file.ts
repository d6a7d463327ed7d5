import { maxWorkFileBytes } from '../../../src-shared/contract/portable-work.ts';

/** A file that a window puts in, piece by piece, as one message may not be so large. One at a time. */
export type IncomingFile = {
  /** False for a piece that does not follow: another window has begun with a file of its own. */
  add(start: number, totalBytes: number, piece: Uint8Array): boolean;
  /** The bytes, once, when all of them are here; too many of them are not kept. */
  take(): Buffer | 'too-large' | undefined;
};

export function createIncomingFile(): IncomingFile {
  let pieces: Uint8Array[] = [];
  let received = 0;
  let total = 0;
  const forget = (): void => {
    pieces = [];
    received = 0;
  };
  return {
    add(start, totalBytes, piece) {
      if (start === 0) {
        forget();
        total = totalBytes;
      }
      if (start !== received || totalBytes !== total) return false;
      received += piece.length;
      if (total <= maxWorkFileBytes) pieces.push(piece);
      return received <= total;
    },
    take() {
      if (received !== total) return undefined;
      const bytes = total > maxWorkFileBytes ? 'too-large' : Buffer.concat(pieces);
      forget();
      total = 0;
      return bytes;
    },
  };
}
