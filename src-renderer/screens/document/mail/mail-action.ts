import type { TFunction } from 'i18next';
import type { MailWords } from '../../../../src-shared/contract/document-mail.ts';
import type { Account, Contact } from '../../../../src-shared/domain/account/account.ts';
import type { Action, ChoiceField } from '../../../app/action-dialog/action.ts';
import type { Answers } from '../../../app/action-dialog/read-answers.ts';
import type { SubmitCommand } from '../../../app/use-commands.tsx';
import { type MailOrder, mailByLink, mailByProgram, mailByServer } from './hand-out-mail.ts';
import { mailContacts } from './reachable-contacts.ts';
import { subjectLine } from './subject-line.ts';

const ways = { server: mailByServer, program: mailByProgram, link: mailByLink } as const;
type Way = keyof typeof ways;

type MailParts = Omit<MailOrder, 'submit' | 'contact' | 'subject' | 'text' | 'reason'> & {
  readonly account: Account;
  /** What the document is called. */
  readonly title: string;
  /** Which document it is, to keep what was typed for it. */
  readonly key: string;
  /** Of what it says: the words have its sums, and what was typed into them is for no other. */
  readonly inputHash: string;
  readonly words: MailWords;
  /** Whether who mails it may say of the notice that it is sent. */
  readonly marksNotice: boolean;
  /** A1: the contacts that a rule speaks against a mail to. */
  readonly ruledOut: ReadonlySet<string>;
  /** The host can hand a link to a mail program. */
  readonly opensLinks: boolean;
  readonly t: TFunction;
};

/** Asks to whom a document is to be mailed, how and with which words; null where nobody has an address. */
export function mailAction(parts: MailParts): Action | null {
  const { account, key, inputHash, words, title, opensLinks, noticeId, marksNotice, ruledOut, t } = parts;
  const { reachable, others } = mailContacts(account.contacts);
  const [first] = reachable;
  if (first === undefined) return null;
  const offered: readonly Way[] = opensLinks ? ['server', 'program', 'link'] : ['server', 'program'];
  const names = others.map(({ name }) => name || t('contacts.unnamed')).join(', ');
  const explanation = [
    ...(names === '' ? [] : [t('document.mail.unreachable', { count: others.length, names })]),
    ...(noticeId === null || marksNotice ? [] : [t('document.mail.noticeByOffice')]),
  ].join(' ');
  return {
    accountId: account.id,
    key: `mail/${key}/${inputHash}`,
    title: t('document.mail.title'),
    subject: `${account.name} · ${account.number} · ${title}`,
    ...(explanation === '' ? {} : { explanation }),
    submitLabel: t('document.mail.submit'),
    fields: [
      contactField(reachable, first, t),
      {
        ...{ kind: 'choice', name: 'way', label: t('document.mail.way'), initial: 'server' },
        options: offered.map((value) => ({ value, label: t(`document.mail.ways.${value}`) })),
      },
      {
        ...{ kind: 'text', name: 'subject', label: t('document.mail.subject') },
        ...{ initial: words.subject, maxLength: 200 },
      },
      {
        ...{ kind: 'text', name: 'text', label: t('document.mail.text'), initial: words.text },
        ...{ maxLength: 10_000, isLong: true },
      },
      {
        ...{ kind: 'text', name: 'reason', label: t('document.mail.reason'), initial: '' },
        ...{ maxLength: 500, isOptional: true },
        isAsked: ({ contactId = '' }) => ruledOut.has(contactId),
      },
      ...(!asksNotice(parts)
        ? []
        : [{ kind: 'check', name: 'markSent', label: t('document.mail.markSent'), initial: 'yes' } as const]),
    ],
    fieldOfCode: {
      MAIL_NOT_ALLOWED: 'reason',
      CONTACT_NOT_ALLOWED: 'reason',
      CONTACT_WITHOUT_EMAIL: 'contactId',
      CONTACT_NOT_FOUND: 'contactId',
      CHANGED_MEANWHILE: 'contactId',
    },
    message: (t) => t('document.mail.queued', { name: account.name }),
    send: (submit, answers) => send(parts, reachable, submit, answers),
  };
}

/** G1: whether the dialog asks if the notice is sent with its letter. */
function asksNotice({ noticeId, marksNotice }: MailParts): boolean {
  return noticeId !== null && marksNotice;
}

function contactField(reachable: readonly Contact[], first: Contact, t: TFunction): ChoiceField {
  return {
    ...{ kind: 'choice', name: 'contactId', label: t('document.mail.to'), initial: first.id },
    options: reachable.map(({ id, name, role, email }) => ({
      value: id,
      label: t(role === '' ? 'document.mail.contact' : 'document.mail.contactRole', {
        ...{ name: name || t('contacts.unnamed'), role, address: email.trim() },
      }),
    })),
  };
}

function send(
  parts: MailParts,
  reachable: readonly Contact[],
  submit: SubmitCommand,
  answers: Answers,
): ReturnType<Action['send']> {
  const contact = reachable.find(({ id }) => id === answers.text('contactId'));
  // Somebody took the contact away while the dialog was kept as a draft.
  if (contact === undefined) return Promise.resolve({ problem: { code: 'CONTACT_NOT_FOUND', params: {} } });
  const noticeId = asksNotice(parts) && answers.isChecked('markSent') ? parts.noticeId : null;
  const typed = { subject: subjectLine(answers.text('subject')), text: answers.text('text') };
  const order = { ...parts, ...typed, submit, contact, noticeId, reason: answers.text('reason') };
  switch (answers.text('way')) {
    case 'program':
      return ways.program(order);
    case 'link':
      return ways.link(order);
    default:
      return ways.server(order);
  }
}
