import { type Declared, everything, references, type SourceFile } from './source-file.ts';
import { nodeAt, nodesAt, type SyntaxNode, textAt, walk } from './syntax.ts';
import { textsOf } from './texts-of.ts';

/** Reads a source file by its path; undefined for what is no part of the screens: the rule book names its commands, too. */
export type ReadFile = (path: string) => SourceFile | undefined;

/**
 * The names that are handed in by whatever a page comes to use, beginning with the file that it loads first: from there
 * on along everything that is referred to by name, so that neither a file that is only there nor an export that nobody
 * uses counts. A name is handed in where it is the first argument of `submit`, or stands as `name` beside an `input`:
 * that is how a screen says a command. What merely mentions it, to look it up or to compare with it, does not count.
 */
export function submittedNames(entry: string, readFile: ReadFile): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const loaded = new Set<string>();
  const waiting: Declared[] = [{ file: entry, name: everything }];
  const take = (source: SourceFile, part: SyntaxNode) => {
    for (const name of namesIn(source, part)) names.add(name);
    waiting.push(...references(source, part));
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const key = `${next.file}#${next.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const source = readFile(next.file);
    if (source === undefined) continue;
    if (!loaded.has(next.file)) for (const statement of source.statements) take(source, statement);
    loaded.add(next.file);
    for (const part of partsOf(source, next)) take(source, part);
  }
  return names;
}

function partsOf({ declarations }: SourceFile, { name }: Declared): readonly SyntaxNode[] {
  if (name === everything) return [...declarations.values()];
  const declared = declarations.get(name);
  return declared === undefined ? [] : [declared];
}

/** The names that part of a file hands in. */
function namesIn(source: SourceFile, part: SyntaxNode): readonly string[] {
  const names: string[] = [];
  walk(part, (node, above) => {
    const named = namedBy(node);
    if (named !== undefined) names.push(...textsOf(named, { source, above: [...above, node] }));
  });
  return names;
}

function namedBy(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'CallExpression')
    return textAt(nodeAt(node, 'callee'), 'name') === 'submit' ? nodesAt(node, 'arguments')[0] : undefined;
  if (node.type !== 'ObjectExpression') return undefined;
  const valueAt = (key: string) => {
    const property = nodesAt(node, 'properties').find((one) => textAt(nodeAt(one, 'key'), 'name') === key);
    return property === undefined ? undefined : nodeAt(property, 'value');
  };
  return valueAt('input') === undefined ? undefined : valueAt('name');
}
