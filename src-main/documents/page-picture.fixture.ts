import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether poppler's `pdftoppm` is on this machine; says so where it is not. */
export const canSeePdf = spawnSync('pdftoppm', ['-v']).error === undefined;
if (!canSeePdf)
  process.stderr.write('pdftoppm (poppler-utils) is missing: nobody looks at the pages of PDFs\n');

/** One sample per pixel, 0 for black; row by row from the top. */
export type PagePicture = {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
};

/** A page as a picture. `page` counts from 1. */
export function pagePicture(pdf: Uint8Array, page: number, dotsPerInch: number): PagePicture {
  const directory = mkdtempSync(join(tmpdir(), 'duebook-page-'));
  try {
    const file = join(directory, 'document.pdf');
    writeFileSync(file, pdf);
    const range = ['-f', String(page), '-l', String(page), '-singlefile', '-r', String(dotsPerInch)];
    execFileSync('pdftoppm', [...range, '-gray', file, join(directory, 'page')], { stdio: 'ignore' });
    return readGreyMap(readFileSync(join(directory, 'page.pgm')));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Netpbm's portable grey map: `P5`, width, height and the highest sample, then the samples. */
function readGreyMap(file: Buffer): PagePicture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 60));
  if (head === null) throw new Error('pdftoppm has made no grey map');
  return {
    width: Number(head[1]),
    height: Number(head[2]),
    grey: Uint8Array.from(file.subarray(head[0].length)),
  };
}
