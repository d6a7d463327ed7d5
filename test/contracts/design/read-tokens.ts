import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from '../../../scripts/project-folder.ts';

const renderer = join(projectFolder, 'src-renderer');

/** A file that says how screens look, its comments left out. */
export type StyledFile = { readonly path: string; readonly text: string };

/** Style sheets and sources of the screens, without tests. */
export function styledFiles(endings: string): readonly StyledFile[] {
  return globSync(`**/*.${endings}`, { cwd: renderer })
    .filter((path) => !/\.(test|fixture)\.tsx?$/.test(path))
    .sort()
    .map((path) => ({
      path: relative(projectFolder, join(renderer, path)),
      text: readFileSync(join(renderer, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    }));
}

export const tokenFile = join('src-renderer', 'app', 'tokens.css');

/** A token in each theme, and on paper where that is another. */
export type Token = {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
  readonly paper: string | undefined;
};

/** Every token of the token file, in its order. */
export function readTokens(): readonly Token[] {
  const text = readFileSync(join(projectFolder, tokenFile), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const [screen = '', print = ''] = text.split('@media print');
  const themes = screen.replace(/@media \(prefers-reduced-motion[^{]*\{[^{}]*\{[^{}]*\}\s*\}/, '');
  const dark = declarations(blocks(themes, /^:root\[data-mantine-color-scheme="dark"\]$/));
  const paper = declarations(blocks(print, /:root/));
  return [...declarations(blocks(themes, /^:root$/))].map(([name, light]) => ({
    name,
    light,
    dark: dark.get(name) ?? light,
    paper: paper.get(name),
  }));
}

function blocks(text: string, selector: RegExp): string {
  return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .filter(([, head = '']) => selector.test(head.trim()))
    .map(([, , body = '']) => body)
    .join('\n');
}

function declarations(body: string): ReadonlyMap<string, string> {
  return new Map(
    [...body.matchAll(/(--db-[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name.replace('--db-', ''),
      value.trim(),
    ]),
  );
}
