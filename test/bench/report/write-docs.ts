import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts the tables of a benchmark between its markers; the rest of the page stays as it is.
 * @throws {Error} where the markers are missing.
 */
export function withTables(page: string, benchName: string, tables: string): string {
  const begin = `<!-- ${benchName} begins -->`;
  const end = `<!-- ${benchName} ends -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to < from) throw new Error(`the page needs "${begin}" and after it "${end}"`);
  return `${page.slice(0, from + begin.length)}\n\n${tables}\n\n${page.slice(to)}`;
}

export function writeDocs(path: string, benchName: string, tables: string): void {
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), benchName, tables));
}
