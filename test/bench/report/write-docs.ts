import { readFileSync, writeFileSync } from 'node:fs';

const begin = '<!-- bench:storage begins -->';
const end = '<!-- bench:storage ends -->';

/**
 * Puts the tables between the markers; the rest of the page stays as it is.
 * @throws {Error} where the markers are missing.
 */
export function withTables(page: string, tables: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to < from) throw new Error(`the page needs "${begin}" and after it "${end}"`);
  return `${page.slice(0, from + begin.length)}\n\n${tables}\n\n${page.slice(to)}`;
}

export function writeDocs(path: string, tables: string): void {
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), tables));
}
