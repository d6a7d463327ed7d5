import { createHash } from 'node:crypto';
import type { SummaryRules } from './account-summary.ts';
import { summaryCodeHash } from './summary-code-hash.ts';

/** What rows are made with: the code that computes and stores them, the settings of the rules, and the date. */
export function rowsVersion(rules: SummaryRules, codeHash = summaryCodeHash): string {
  const rulesHash = createHash('sha256').update(JSON.stringify(rules)).digest('hex');
  return `${codeHash} ${rulesHash}`;
}

/** Whether the rows of two versions were made by the same code. */
export function isOfSameCode(version: string, other: string): boolean {
  return codeOf(version) === codeOf(other);
}

const codeOf = (version: string) => version.split(' ')[0];
