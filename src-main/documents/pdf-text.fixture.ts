import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether poppler's `pdftotext` is on this machine; says so where it is not. */
export const canReadPdf = spawnSync('pdftotext', ['-v']).error === undefined;
if (!canReadPdf)
  process.stderr.write('pdftotext (poppler-utils) is missing: texts of PDFs are not checked\n');

/** The text of each page as a reader sees it, columns apart. */
export function pdfPages(pdf: Uint8Array): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'duebook-pdf-'));
  try {
    const file = join(directory, 'document.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    return text.split('\f').slice(0, -1);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A text with every run of spaces as one space, to compare across columns and lines. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
