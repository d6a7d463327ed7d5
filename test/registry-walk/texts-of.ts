import type { SourceFile } from './source-file.ts';
import { bare, boundNames, isNode, nodeAt, nodesAt, type SyntaxNode, textAt, walk } from './syntax.ts';

/** Where an expression stands: its file, and the nodes above it, the nearest last. */
export type Place = { readonly source: SourceFile; readonly above: readonly SyntaxNode[] };

/** All texts that an expression may be, as far as they are written down where it stands; none where nobody can say. */
export function textsOf(expression: SyntaxNode, place: Place): readonly string[] {
  const node = bare(expression);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'ConditionalExpression':
      return ['consequent', 'alternate'].flatMap((way) => textsOf(nodeAt(node, way) ?? noNode, place));
    case 'TemplateLiteral':
      return templateTexts(node, place);
    case 'Identifier':
      return boundTexts(textAt(node, 'name'), place);
    default:
      return [];
  }
}

const noNode: SyntaxNode = { type: 'none' };

function templateTexts(node: SyntaxNode, place: Place): readonly string[] {
  const quasis = nodesAt(node, 'quasis').map(({ value }) =>
    typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '',
  );
  return nodesAt(node, 'expressions').reduce<readonly string[]>(
    (texts, part, index) =>
      texts.flatMap((text) =>
        textsOf(part, place).map((inner) => `${text}${inner}${quasis[index + 1] ?? ''}`),
      ),
    [quasis[0] ?? ''],
  );
}

/** What a name may be: a constant by its value, a parameter by the texts of its type. */
function boundTexts(name: string, { source, above }: Place): readonly string[] {
  for (const scope of above.toReversed()) {
    const parameter = nodesAt(scope, 'params').find((one) => boundNames(one).includes(name));
    if (parameter !== undefined) return typeTexts(nodeAt(parameter, 'typeAnnotation'), source);
    const constant = constantIn(scope, name);
    if (constant !== undefined) return textsOf(constant, { source, above });
  }
  const declared = source.declarations.get(name);
  const value = declared === undefined ? undefined : nodeAt(declared, 'init');
  return value === undefined ? [] : textsOf(value, { source, above: [] });
}

function constantIn(scope: SyntaxNode, name: string): SyntaxNode | undefined {
  if (scope.type !== 'BlockStatement') return undefined;
  let value: SyntaxNode | undefined;
  walk(scope, (node) => {
    const isIt = node.type === 'VariableDeclarator' && textAt(nodeAt(node, 'id'), 'name') === name;
    if (isIt) value = nodeAt(node, 'init');
  });
  return value;
}

/** The texts of a type: `'a' | 'b'`, or a name for that. */
function typeTexts(type: SyntaxNode | undefined, source: SourceFile): readonly string[] {
  if (type === undefined) return [];
  if (type.type === 'TSLiteralType') return textsOf(nodeAt(type, 'literal') ?? noNode, { source, above: [] });
  if (type.type === 'TSTypeReference')
    return typeTexts(source.types.get(textAt(nodeAt(type, 'typeName'), 'name')), source);
  const parts = type.type === 'TSUnionType' ? type.types : [type.typeAnnotation];
  return Array.isArray(parts) ? parts.filter(isNode).flatMap((one) => typeTexts(one, source)) : [];
}
