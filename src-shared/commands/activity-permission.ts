import type { Contact, ContactChannel } from '../domain/account/account.ts';
import { contactChannels } from '../domain/account/account.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { Activity, ContactOverride } from '../domain/activity/activity.ts';
import { contactPermission } from '../domain/contact/contact-permission.ts';
import { type Failure, failure } from '../domain/failure.ts';
import type { CommandContext } from './command.ts';

/** A contact that is to be recorded. */
export type RecordedContact = Pick<Activity, 'kind' | 'direction' | 'at' | 'invoiceIds'> & {
  readonly contact: Contact | undefined;
  readonly override: ContactOverride | null;
};

/** The override that belongs into the document, or CONTACT_NOT_ALLOWED for each rule that it does not name. */
export type ContactVerdict = {
  readonly failures: readonly Failure[];
  readonly override: ContactOverride | null;
};

/**
 * A1: asks the contact rules about a contact that goes out. It is judged at its own time and by what the device knew
 * then, so that one that was allowed offline is not refused days later for what others did meanwhile. What comes in,
 * notes and meetings, which the customer has agreed to, are not limited.
 */
export function judgeContact(
  { account, activities }: AccountAggregate,
  recorded: RecordedContact,
  context: CommandContext,
): ContactVerdict {
  const { kind, direction, contact, at, invoiceIds, override } = recorded;
  if (direction === 'inbound' || !isChannel(kind)) return { failures: [], override: null };
  const { contact: policy, calendar } = context.settings;
  const known = activities.filter((one) => isKnown(one, context));
  const permission = contactPermission({
    ...{ account, contact, channel: kind, at, activities: known, invoiceIds, policy, calendar },
  });
  if (permission.isAllowed) return { failures: [], override: null };
  const named = new Set(override?.rules);
  const rules = new Set(permission.findings.map(({ rule }) => rule).filter((rule) => !named.has(rule)));
  const allowedAgainAt = permission.allowedAgainAt ?? '';
  return {
    failures: [...rules].map((rule) => failure('CONTACT_NOT_ALLOWED', { rule, allowedAgainAt })),
    override,
  };
}

/** What the person has written themselves, and what had come to the device. */
function isKnown({ seq, by, corrected }: Activity, { knownSeq, actor }: CommandContext): boolean {
  return (corrected?.by ?? by).userId === actor.userId || (seq > 0 && seq <= knownSeq);
}

function isChannel(kind: Activity['kind']): kind is ContactChannel {
  return contactChannels.some((channel) => channel === kind);
}
