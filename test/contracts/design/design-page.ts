import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { markdownTable } from '../../bench/report/tables.ts';
import type { Token } from './read-tokens.ts';

export const designPage = join(projectFolder, 'docs', 'design.md');

const begin = '<!-- tokens begin -->';
const end = '<!-- tokens end -->';

/** The page with its tables as the tokens are. @throws {Error} where its markers are missing. */
export function withTokens(page: string, tokens: readonly Token[]): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the page needs "${begin}" and "${end}"`);
  return `${before}${begin}\n\n${tokenTables(tokens)}\n\n${end}${after}`;
}

function tokenTables(tokens: readonly Token[]): string {
  const isColour = ({ light }: Token) => /^(#|rgb)/.test(light) && !light.includes('px');
  const code = (text: string) => `\`${text}\``;
  const colours = tokens
    .filter(isColour)
    .map(({ name, light, dark, paper }) => [
      code(`--db-${name}`),
      code(light),
      dark === light ? 'the same' : code(dark),
      paper === undefined ? '' : code(paper),
    ]);
  const lengths = tokens
    .filter((token) => !isColour(token))
    .map(({ name, light, dark }) => [code(`--db-${name}`), code(light), dark === light ? '' : code(dark)]);
  return [
    markdownTable(['colour', 'light', 'dark', 'on paper'], colours),
    markdownTable(['size', 'value', 'dark'], lengths),
  ].join('\n\n');
}

/** The distances that the page names, in pixels. */
export function spacingScale(): readonly number[] {
  const line = /^Distances: (.*) px/m.exec(readFileSync(designPage, 'utf8'))?.[1];
  if (line === undefined) throw new Error('the page names no distances');
  return line.split(' ').map(Number);
}
