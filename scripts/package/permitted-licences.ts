/**
 * Licences whose parts may be handed on with a program under Apache-2.0, with their text and nothing more. One that asks
 * for sources, or forbids a use, is none of them.
 */
const permitted: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

/** True where an SPDX expression leaves a way that is permitted: all of what AND joins, one of what OR joins. */
export function isPermitted(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (plain.includes('(')) return false;
  return plain.split(' OR ').some((way) => way.split(' AND ').every((name) => permitted.has(name.trim())));
}
