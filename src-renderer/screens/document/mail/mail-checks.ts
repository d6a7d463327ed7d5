import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { Contact } from '../../../../src-shared/domain/account/account.ts';
import type { ContactOverride } from '../../../../src-shared/domain/activity/activity.ts';
import { mailSubjectSchema, mailTextSchema } from '../../../../src-shared/domain/activity/mail.ts';
import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { isEmailAddress } from '../../../../src-shared/domain/contact/email-address.ts';
import { blockOn } from '../../../../src-shared/domain/dunning/propose-notices.ts';
import type { EngineClient } from '../../../app/engine-client.ts';
import { firstOf } from '../../../app/first-of.ts';
import type { Problem } from '../../../app/problem.ts';
import type { MailOrder } from './hand-out-mail.ts';

/** A1: what a mail may go out under; or what stands against it. */
type Checked = { readonly override: ContactOverride | null } | { readonly problem: Problem };

/**
 * Whatever is known to refuse a mail, asked before its document is issued: once that is done it is in the register.
 * @throws what the calls of the engine throw.
 */
export async function checkMail(order: MailOrder): Promise<Checked> {
  const [head, notice] = await Promise.all([presentHead(order), noticeProblems(order)]);
  const wrong = [...typedProblems(order), ...contactProblems(order, head), ...notice(head)];
  const [first, ...others] = wrong;
  if (first !== undefined) return { problem: { ...first, others } };
  const allowed = await allowance(order);
  if (!('problem' in allowed)) await tryToKeep(order);
  return allowed;
}

function typedProblems({ subject, text }: MailOrder): readonly Problem[] {
  const invalid = (field: string): Problem => ({ code: 'COMMAND_INVALID', params: { field } });
  return [
    ...(mailSubjectSchema.safeParse(subject).success ? [] : [invalid('subject')]),
    ...(mailTextSchema.safeParse(text).success ? [] : [invalid('text')]),
  ];
}

/** The contact as it is now, not as the dialog showed it: a mail to an address that was changed since is refused. */
function contactProblems({ contact }: MailOrder, head: AccountHead | undefined): readonly Problem[] {
  const present = head?.account.contacts.find(({ id }) => id === contact.id);
  if (present === undefined) return [{ code: 'CONTACT_NOT_FOUND', params: {} }];
  const address = present.email.trim();
  if (!isEmailAddress(address)) return [{ code: 'CONTACT_WITHOUT_EMAIL', params: { name: present.name } }];
  return address === contact.email.trim() ? [] : [{ code: 'CHANGED_MEANWHILE', params: { by: '' } }];
}

/** D3, G1: what would refuse to mark the notice as sent; what stands against that stands against its letter. */
async function noticeProblems({ client, account, noticeId }: MailOrder) {
  if (noticeId === null) return () => [];
  const dunning = await firstOf(await client.account.dunning({ accountId: account.id }));
  const notice = dunning?.unsent.find(({ id }) => id === noticeId);
  return (head: AccountHead | undefined): readonly Problem[] => {
    if (notice === undefined) return [{ code: 'NOTICE_NOT_FOUND', params: {} }];
    const { state, currency, outdated } = notice;
    if (state !== 'approved') return [{ code: 'NOTICE_STATE_WRONG', params: { state } }];
    const block = head === undefined ? null : blockOn(head, businessDate(head.today));
    const less = outdated.filter(({ presentMinor, saidMinor }) => presentMinor < saidMinor);
    return [
      ...(block === null
        ? []
        : [{ code: 'DUNNING_BLOCKED', params: { reason: block.reason, until: block.until ?? '' } }]),
      ...less.map(({ number, why, saidMinor: amountMinor, presentMinor: availableMinor }) => ({
        code: 'NOTICE_OUTDATED',
        params: { invoice: number ?? '', why, currency, amountMinor, availableMinor },
      })),
    ];
  };
}

async function presentHead({ client, account }: MailOrder): Promise<AccountHead | undefined> {
  const update = await firstOf(await client.account.watch({ accountId: account.id }));
  return update?.kind === 'window' ? update.head : undefined;
}

/** A1: what the rules say at this moment. */
async function allowance({ client, account, contact, reason }: MailOrder): Promise<Checked> {
  const permission = await mailPermission(client, account.id, contact);
  const findings = permission?.findings ?? [];
  const [first] = findings;
  if (first === undefined) return { override: null };
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  if (reason !== '') return { override: { rules, reason } };
  const allowedAgainAt = permission?.allowedAgainAt ?? '';
  return { problem: { code: 'MAIL_NOT_ALLOWED', params: { rule: first.rule, allowedAgainAt } } };
}

/** A1: what the rules say of a mail to this contact at this moment. */
export async function mailPermission(client: EngineClient, accountId: string, { id: contactId }: Contact) {
  return firstOf(
    await client.account.contactPermission({ accountId, channel: 'email', contactId, invoiceIds: [] }),
  );
}

/** Keeps what was seen and lets it go again: a full disk refuses that as it would refuse the paper. */
async function tryToKeep({ client, account, preview }: MailOrder): Promise<void> {
  if (preview === null) return;
  const accountId = account.id;
  const { sha256 } = await client.files.add({ accountId, name: preview.fileName, content: preview.pdf });
  await client.files.remove({ accountId, sha256 });
}
