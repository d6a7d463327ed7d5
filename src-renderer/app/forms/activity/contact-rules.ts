import { contactOf } from '../../../../src-shared/commands/activity-entry.ts';
import type { ContactQuery } from '../../../../src-shared/contract/account-questions.ts';
import { type Account, contactChannels } from '../../../../src-shared/domain/account/account.ts';
import type { ContactOverride } from '../../../../src-shared/domain/activity/activity.ts';
import type { ContactPermission } from '../../../../src-shared/domain/contact/contact-permission.ts';
import type { ActivityDraft } from '../../../state/drafts.ts';

/**
 * A1: what is asked about the contact that a draft means, to the person whom the command will find by the same name;
 * null where no rule limits it. It stays the same whatever else is typed, so that nothing is asked then.
 */
export function contactQuestion(
  account: Account,
  draft: Pick<ActivityDraft, 'kind' | 'direction' | 'contactName'>,
): ContactQuery | null {
  const channel = contactChannels.find((one) => one === draft.kind);
  if (channel === undefined || draft.direction === 'inbound') return null;
  const contact = contactOf(account, { contactId: null, contactName: draft.contactName });
  return { accountId: account.id, channel, contactId: contact?.id ?? null, invoiceIds: [] };
}

/** A1: names each rule that speaks against the contact, with the reason that was typed; null where none does. */
export function contactOverride(
  { overrideReason }: Pick<ActivityDraft, 'overrideReason'>,
  permission: ContactPermission | undefined,
): ContactOverride | null {
  if (permission === undefined || permission.isAllowed) return null;
  return { rules: [...new Set(permission.findings.map(({ rule }) => rule))], reason: overrideReason.trim() };
}
