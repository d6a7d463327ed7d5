import type { MailPaper } from './hand-out-mail.ts';

type IssuedOnce = {
  /** The paper that was issued under this key and never handed out; else a new one. Throws what `issue` throws. */
  readonly paper: (key: string, issue: () => Promise<MailPaper>) => Promise<MailPaper>;
  /** The paper is handed out. */
  readonly forget: (key: string) => void;
};

/**
 * Keeps the last document that was issued for a mail which then failed, so that this very document goes out when it is
 * sent again, from the same dialog or from one that was opened anew, and not a copy of it.
 */
export function createIssuedOnce(): IssuedOnce {
  let kept: { readonly key: string; readonly paper: MailPaper } | null = null;
  return {
    async paper(key, issue) {
      if (kept?.key === key) return kept.paper;
      const paper = await issue();
      kept = { key, paper };
      return paper;
    },
    forget(key) {
      if (kept?.key === key) kept = null;
    },
  };
}
