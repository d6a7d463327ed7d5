/**
 * A file name that every system takes: ASCII letters, digits, points and hyphens, never empty, hidden or reserved.
 * `kind` and `rest` are ours; `number` may be anything.
 */
export function documentFileName(kind: string, number: string, ...rest: readonly string[]): string {
  const safe = number
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-._]+|[-._]+$/g, '')
    .slice(0, 60)
    .replace(/[-._]+$/, '');
  return `${[kind, safe === '' ? 'account' : safe, ...rest].join('-')}.pdf`;
}
