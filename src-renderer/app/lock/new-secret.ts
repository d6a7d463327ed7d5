import type { Problem } from '../problem.ts';

/** What is typed to change a password or a passphrase. */
export type SecretDraft = { readonly present: string; readonly next: string; readonly repeated: string };
export type SecretField = keyof SecretDraft;

export const emptySecretDraft: SecretDraft = { present: '', next: '', repeated: '' };

/** Where the problems stand: at a field, or at the form as a whole. */
export type SecretProblems = Partial<Record<SecretField | 'form', Problem>>;
