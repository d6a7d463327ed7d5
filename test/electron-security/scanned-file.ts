import { parseSync } from 'vite';
import { isNode, nodeAt, nodesAt, type SyntaxNode, textAt } from '../registry-walk/syntax.ts';

/** Where a file runs: what is closed in a window is needed in main, and the other way round. */
export type Side = 'main' | 'preload' | 'renderer' | 'elsewhere';

export type ScannedFile = {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly side: Side;
  readonly nodes: readonly SyntaxNode[];
};

/** @throws {Error} where the file cannot be parsed. */
export function scanned(path: string, side: Side, text: string): ScannedFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`);
  return { path, side, nodes: allNodes(program) };
}

/** Every node of a tree but types: names of properties too, which are what most rules look at. */
function allNodes(tree: unknown): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...value);
    else if (isNode(value)) {
      if (/^TS(?:Interface|TypeAlias|TypeAnnotation|TypeParameter)/.test(value.type)) continue;
      found.push(value);
      open.push(...Object.values(value).filter((one) => typeof one === 'object'));
    }
  }
  return found;
}

/** The name of a property, an identifier or a literal text; empty for anything else. */
export function nameOf(node: SyntaxNode | undefined): string {
  if (node === undefined) return '';
  return textAt(node, 'name') || textAt(node, 'value');
}

/** The property that is read (`a.name`, `a['name']`); empty where it is another kind of node. */
export function memberName(node: SyntaxNode | undefined): string {
  return node?.type === 'MemberExpression' ? nameOf(nodeAt(node, 'property')) : '';
}

/** What is called: the name of a function, or of the method of an object. */
export function calledName(node: SyntaxNode): string {
  const callee = nodeAt(node, 'callee');
  return memberName(callee) || nameOf(callee);
}

export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return nodesAt(node, 'arguments');
}

/** A literal as the value that it is; undefined for anything that is only known when it runs. */
export function literal(node: SyntaxNode | undefined): unknown {
  if (node?.type === 'UnaryExpression' && node.operator === '!') {
    const inside = literal(nodeAt(node, 'argument'));
    return typeof inside === 'number' ? inside === 0 : undefined;
  }
  if (node?.type === 'TemplateLiteral' && nodesAt(node, 'expressions').length === 0) {
    return nodesAt(node, 'quasis').map(cookedText).join('');
  }
  return node?.type === 'Literal' ? node.value : undefined;
}

/** A minifier writes texts as templates. */
function cookedText({ value }: SyntaxNode): string {
  const isText =
    typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string';
  return isText ? String(value.cooked) : '';
}
