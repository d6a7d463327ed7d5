import {
  type AccountLink,
  accountLinkSchema,
  accountReferenceSchema,
} from '../../../src-shared/contract/shell-message.ts';

export const linkScheme = 'duebook';

const form = /^duebook:\/\/account\/([^/?#]{1,300})(?:\/([a-z]{1,20}))?\/?$/;

/**
 * Reads `duebook://account/<id or number>` and `duebook://account/<id or number>/<part>`. Anything else is nothing: a page
 * of the web can offer any link to a person, so a link says where to look and no more.
 */
export function readDeepLink(text: string): AccountLink | undefined {
  const [, account, part] = form.exec(text) ?? [];
  if (account === undefined) return undefined;
  return accountLinkSchema.safeParse({ account: decode(account), part: part ?? null }).data;
}

function decode(text: string): string | undefined {
  try {
    const account = decodeURIComponent(text);
    // A Mac may take letters apart, numbers of accounts do not; what is one as it stands is left as it is.
    return accountReferenceSchema.safeParse(account).success ? account : account.normalize('NFC');
  } catch {
    return undefined;
  }
}
