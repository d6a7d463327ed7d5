import { readFileSync, statSync } from 'node:fs';
import { createRequire, isBuiltin, registerHooks } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Text that may name another file: what only looks like it finds nothing, or a file too many. */
const specifiers = [
  /(?:\bfrom|\bimport)\s*["']([^"'\n]+)["']/g,
  /(?:\bimport|[\w$]*require[\w$]*|\brequire\.resolve)\s*\(\s*["'`]([^"'`\n$]+)["'`]\s*\)/g,
  /\bnew\s+URL\(\s*["'](\.[^"'\n]+)["']/g,
];
const programs: ReadonlySet<string> = new Set(['.js', '.cjs', '.mjs']);

/**
 * The files that programs reach by importing, file by file; of a package only what is really loaded. A file that is
 * found by a name put together while running is not among them.
 */
export function reachedFiles(programFiles: readonly string[]): readonly string[] {
  const waiting = [...programFiles];
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const next of filesNamedIn(file)) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return [...seen].sort();
}

function filesNamedIn(file: string): readonly string[] {
  if (!programs.has(extname(file))) return [];
  const text = readFileSync(file, 'utf8');
  const found = specifiers.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''));
  return [...new Set(found)].flatMap((specifier) => resolveFrom(file, specifier));
}

/** As an import and as a require: a package may have a file for each. What is not installed is optional. */
function resolveFrom(file: string, specifier: string): readonly string[] {
  if (isBuiltin(specifier) || specifier === 'electron') return [];
  const ways = [() => resolveAsImport(file, specifier), () => createRequire(file).resolve(specifier)];
  return [...new Set(ways.flatMap(tryToResolve))].filter(
    (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
  );
}

/** By Node's own rules for imports, as if that file imported it: without the hook Node asks for this file only. */
function resolveAsImport(file: string, specifier: string): string {
  const parentURL = pathToFileURL(file).href;
  const hooks = registerHooks({
    resolve: (name, context, next) => next(name, { ...context, parentURL }),
  });
  try {
    return fileURLToPath(import.meta.resolve(specifier));
  } finally {
    hooks.deregister();
  }
}

function tryToResolve(way: () => string): readonly string[] {
  try {
    return [way()];
  } catch {
    // Text that looks like an import, or a package that is optional and absent: running the packed app finds the rest.
    return [];
  }
}
