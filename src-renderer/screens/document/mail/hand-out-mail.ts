import type { Contact } from '../../../../src-shared/domain/account/account.ts';
import type { ContactOverride } from '../../../../src-shared/domain/activity/activity.ts';
import type { Mail } from '../../../../src-shared/domain/activity/mail.ts';
import type { DoneHere } from '../../../app/action-dialog/action.ts';
import type { EngineClient } from '../../../app/engine-client.ts';
import { firstOf } from '../../../app/first-of.ts';
import type { MintId } from '../../../app/ids.ts';
import { type Problem, problemOf } from '../../../app/problem.ts';
import { saveFile } from '../../../app/save-file.ts';
import type { Submission, SubmitCommand } from '../../../app/use-commands.tsx';

/** An issued document as it goes out: fresh from the printer, or by its file where it was handed in before. */
export type MailPaper = { readonly documentId: string } & (
  | { readonly fileName: string; readonly pdf: Blob }
  | { readonly file: Mail['file'] }
);

/** A document that is to be mailed, with what was typed. */
export type MailOrder = {
  readonly client: EngineClient;
  readonly submit: SubmitCommand;
  readonly mintId: MintId;
  readonly accountId: string;
  /** Issues the document; throws as the engine's call does. */
  readonly paper: () => Promise<MailPaper>;
  readonly contact: Contact;
  readonly subject: string;
  readonly text: string;
  /** A1: why it goes out although a rule speaks against it; empty for none. */
  readonly reason: string;
  /** G1: the notice that goes out with it; null for none. */
  readonly noticeId: string | null;
};

type Refused = { readonly problem: Problem };

/** Mails a document through the server: the paper is kept for it, and the command goes after it. */
export function mailByServer(order: MailOrder): Promise<Submission | Refused> {
  const { client, submit, accountId, contact, subject, text } = order;
  return handOut(order, async (paper, override) => {
    const file = 'file' in paper ? paper.file : await keptFile(client, accountId, paper);
    return submit('document.send', accountId, {
      ...{ activityId: order.mintId(), contactId: contact.id, address: contact.email.trim() },
      ...{ subject, text, documentId: paper.documentId, file, override },
    });
  });
}

/** Saves a mail with the document, to be opened and sent in the person's own mail program. */
export function mailByProgram(order: MailOrder): Promise<DoneHere | Refused> {
  const { client, contact, subject, text } = order;
  return handOut(order, async (paper) => {
    const { fileName, pdf } = await printedFile(order, paper);
    const to = { name: contact.name, address: contact.email.trim() };
    const mail = await client.documents.mailFile({ to, subject, text, fileName, pdf });
    const mailName = fileName.replace(/(\.pdf)?$/i, '.eml');
    saveFile(mail, mailName);
    return { done: (t) => t('document.mail.saved', { fileName: mailName }) };
  });
}

/** Opens a mail without the document in the person's own mail program, and saves the document to be attached. */
export function mailByLink(order: MailOrder): Promise<DoneHere | Refused> {
  return handOut(order, async (paper) => {
    const { fileName, pdf } = await printedFile(order, paper);
    saveFile(pdf, fileName);
    window.location.href = mailLink({ ...order, address: order.contact.email.trim() });
    return { done: (t) => t('document.mail.linked', { fileName }) };
  });
}

/** Asks the rules, marks the notice as sent, issues the document, and hands it out; what refuses ends it there. */
async function handOut<Done>(
  order: MailOrder,
  work: (paper: MailPaper, override: ContactOverride | null) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  try {
    const allowed = await allowance(order);
    if ('problem' in allowed) return allowed;
    const blocked = await sendNotice(order);
    if (blocked !== null) return blocked;
    return await work(await order.paper(), allowed.override);
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

type Printed = { readonly fileName: string; readonly pdf: Blob };

async function keptFile(client: EngineClient, accountId: string, { fileName, pdf }: Printed) {
  const file = await client.files.add({ accountId, name: fileName, content: pdf });
  return { ...file, mediaType: 'application/pdf' as const };
}

async function printedFile({ client, accountId }: MailOrder, paper: MailPaper): Promise<Printed> {
  if ('pdf' in paper) return paper;
  return { fileName: paper.file.name, pdf: await client.files.read({ accountId, file: paper.file }) };
}

type Link = { readonly address: string; readonly subject: string; readonly text: string };

/** The address of a mail (RFC 6068): lines end as in mails, and nothing that was typed is part of the address. */
export function mailLink({ address, subject, text }: Link): string {
  const body = text.toWellFormed().replaceAll(/\r\n|\r|\n/g, '\r\n');
  const fields = `subject=${encodeURIComponent(subject.toWellFormed())}&body=${encodeURIComponent(body)}`;
  return `mailto:${address.split('@').map(encodeURIComponent).join('@')}?${fields}`;
}

type Allowance = { readonly override: ContactOverride | null } | { readonly problem: Problem };

/** A1: what the rules say at this moment, before anything is handed out. */
async function allowance({ client, accountId, contact, reason }: MailOrder): Promise<Allowance> {
  const permission = await firstOf(
    await client.account.contactPermission({
      ...{ accountId, channel: 'email' as const, contactId: contact.id },
      invoiceIds: [],
    }),
  );
  const findings = permission?.findings ?? [];
  const [first] = findings;
  if (first === undefined) return { override: null };
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  if (reason !== '') return { override: { rules, reason } };
  const allowedAgainAt = permission?.allowedAgainAt ?? '';
  return { problem: { code: 'MAIL_NOT_ALLOWED', params: { rule: first.rule, allowedAgainAt } } };
}

/** G1: the notice counts as sent from now on. What stands against that stands against its letter: nothing goes out. */
async function sendNotice({ submit, accountId, noticeId }: MailOrder): Promise<Refused | null> {
  if (noticeId === null) return null;
  const sent = await submit('dunning.mark-sent', accountId, { noticeId });
  return 'problem' in sent ? sent : null;
}
