import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { bare, boundNames, isNode, nodeAt, nodesAt, type SyntaxNode, textAt, walk } from './syntax.ts';

/** What is declared at the top of a file; `everything` stands for all of it. */
export type Declared = { readonly file: string; readonly name: string };
export const everything = '*';

/** A source file by what it declares at its top. */
export type SourceFile = {
  readonly path: string;
  readonly declarations: ReadonlyMap<string, SyntaxNode>;
  /** Types by their names: what texts a parameter may be. */
  readonly types: ReadonlyMap<string, SyntaxNode>;
  /** What runs as soon as the file is loaded. */
  readonly statements: readonly SyntaxNode[];
  /** What names that are not declared here stand for. */
  readonly imports: ReadonlyMap<string, Declared>;
};

/**
 * Reads a source file. `path` is where it is, so that what it imports is found.
 * @throws {Error} where the file cannot be parsed.
 */
export function readSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`);
  const body: readonly unknown[] = program.body;
  const declarations = new Map<string, SyntaxNode>();
  const types = new Map<string, SyntaxNode>();
  const imports = new Map<string, Declared>();
  const statements: SyntaxNode[] = [];
  for (const statement of body.filter(isNode)) {
    if (statement.type === 'ImportDeclaration') addImports(path, statement, imports);
    else addStatement(statement, { declarations, types, statements });
  }
  return { path, declarations, types, statements, imports };
}

function addImports(path: string, statement: SyntaxNode, imports: Map<string, Declared>): void {
  const file = fileOf(path, nodeAt(statement, 'source'));
  if (file === undefined || statement.importKind === 'type') return;
  for (const specifier of nodesAt(statement, 'specifiers')) {
    const name = textAt(nodeAt(specifier, 'imported'), 'name');
    imports.set(textAt(nodeAt(specifier, 'local'), 'name'), { file, name: name === '' ? everything : name });
  }
}

type Parts = {
  readonly declarations: Map<string, SyntaxNode>;
  readonly types: Map<string, SyntaxNode>;
  readonly statements: SyntaxNode[];
};

function addStatement(statement: SyntaxNode, { declarations, types, statements }: Parts): void {
  const declared = nodeAt(statement, 'declaration') ?? statement;
  if (declared.type === 'VariableDeclaration') {
    for (const one of nodesAt(declared, 'declarations')) {
      for (const name of boundNames(nodeAt(one, 'id') ?? one)) declarations.set(name, one);
    }
  } else if (declared.type === 'FunctionDeclaration' || declared.type === 'ClassDeclaration') {
    declarations.set(textAt(nodeAt(declared, 'id'), 'name'), declared);
  } else if (declared.type === 'TSTypeAliasDeclaration') {
    types.set(textAt(nodeAt(declared, 'id'), 'name'), nodeAt(declared, 'typeAnnotation') ?? declared);
  } else if (!declared.type.startsWith('TS')) statements.push(declared);
}

/** A file of the project that an import names; undefined for a package or a style. */
function fileOf(path: string, source: SyntaxNode | undefined): string | undefined {
  const named = textAt(source, 'value');
  return named.startsWith('.') && /\.tsx?$/.test(named) ? join(dirname(path), named) : undefined;
}

/** What part of a source file refers to, in it and in others; also what it loads later. */
export function references(source: SourceFile, part: SyntaxNode): readonly Declared[] {
  const found: Declared[] = [];
  walk(part, (node, above) => {
    if (node.type === 'ImportExpression') {
      const file = fileOf(source.path, nodeAt(node, 'source'));
      if (file !== undefined) found.push({ file, name: takenOf(above) });
    }
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return;
    const name = textAt(node, 'name');
    const imported = source.imports.get(name);
    if (imported !== undefined) found.push(imported);
    else if (source.declarations.has(name)) found.push({ file: source.path, name });
  });
  return found;
}

/** Which export of a file that is loaded later is taken: `(await import('./a.tsx')).A`. */
function takenOf(above: readonly SyntaxNode[]): string {
  const user = above.findLast((one) => bare(one) === one);
  return user?.type === 'MemberExpression' ? textAt(nodeAt(user, 'property'), 'name') : everything;
}
