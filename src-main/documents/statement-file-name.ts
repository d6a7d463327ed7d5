/** A file name that every system takes: ASCII letters, digits, points and hyphens, never empty, hidden or reserved. */
export function statementFileName(accountNumber: string, today: string): string {
  const number = accountNumber
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-._]+|[-._]+$/g, '')
    .slice(0, 60)
    .replace(/[-._]+$/, '');
  return `statement-${number === '' ? 'account' : number}-${today}.pdf`;
}
