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
  return ask('pdftotext', pdf, ['-layout'], ['-']).split('\f').slice(0, -1);
}

/** The text of each page in the order in which it is painted, a line for each line or cell. */
export function paintedPages(pdf: Uint8Array): string[] {
  return ask('pdftotext', pdf, ['-raw'], ['-']).split('\f').slice(0, -1);
}

/** Pages and words with their boxes, as XHTML. */
export function pdfBoxes(pdf: Uint8Array): string {
  return ask('pdftotext', pdf, ['-bbox'], ['-']);
}

/** Width, height and name of the sheet. */
export function sheetOf(pdf: Uint8Array): string | undefined {
  return /^Page size: +(.*)$/m.exec(ask('pdfinfo', pdf, [], []))?.[1];
}

function ask(program: string, pdf: Uint8Array, before: readonly string[], behind: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'duebook-pdf-'));
  try {
    const file = join(directory, 'document.pdf');
    writeFileSync(file, pdf);
    return execFileSync(program, [...before, file, ...behind], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A text with every run of spaces as one space, to compare across columns and lines. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Line by line as it is painted, without what only says which input it was. */
export function printedText(pdf: Uint8Array): string {
  const lines = paintedPages(pdf).flatMap((page, index) => [`── ${index + 1} ──`, ...page.split('\n')]);
  return lines
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/[0-9a-f]{4}…[0-9a-f]{4}/, '…')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}
