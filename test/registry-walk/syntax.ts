/** A node of the syntax tree of a source file, as the parser of the build makes it. */
export type SyntaxNode = { readonly type: string; readonly [field: string]: unknown };

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A field that holds a node; undefined where it holds none. */
export function nodeAt(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** A field that holds nodes. */
export function nodesAt(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A field that holds a text; empty where it holds none. */
export function textAt(node: SyntaxNode | undefined, field: string): string {
  const value = node?.[field];
  return typeof value === 'string' ? value : '';
}

/** The nodes right below one, those of types left out: nothing of a type is there when a program runs. */
function valueChildren(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.entries(node).flatMap(([field, value]) => {
    if (isName(node, field)) return [];
    const below = Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
    return below.filter((one) => !one.type.startsWith('TS') || wrappers.has(one.type));
  });
}

/** Expressions with a type around them. */
const wrappers = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** A property's name refers to nothing: `a.name`, `{ name: … }`. */
function isName(node: SyntaxNode, field: string): boolean {
  if (node.computed === true) return false;
  if (node.type === 'MemberExpression') return field === 'property';
  return node.type === 'Property' && field === 'key';
}

/** Visits a node and all values below it, each with the nodes above it, the nearest last. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, above: readonly SyntaxNode[]) => void,
  above: readonly SyntaxNode[] = [],
): void {
  visit(node, above);
  for (const child of valueChildren(node)) walk(child, visit, [...above, node]);
}

/** The expression itself, without brackets, `await` and types around it. */
export function bare(node: SyntaxNode): SyntaxNode {
  const inner = nodeAt(node, node.type === 'AwaitExpression' ? 'argument' : 'expression');
  const isWrapped =
    wrappers.has(node.type) || node.type === 'AwaitExpression' || node.type === 'ParenthesizedExpression';
  return isWrapped && inner !== undefined ? bare(inner) : node;
}

/** The names that a pattern binds: `a`, `{ a, b: c }`, `[a]`. */
export function boundNames(pattern: SyntaxNode): readonly string[] {
  const names: string[] = [];
  walk(pattern, (node) => {
    if (node.type === 'Identifier') names.push(textAt(node, 'name'));
  });
  return names;
}
