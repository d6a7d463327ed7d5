import type { Account, Contact } from '../../../../src-shared/domain/account/account.ts';
import type { ContactOverride } from '../../../../src-shared/domain/activity/activity.ts';
import type { Mail } from '../../../../src-shared/domain/activity/mail.ts';
import type { DoneHere } from '../../../app/action-dialog/action.ts';
import type { EngineClient } from '../../../app/engine-client.ts';
import { failureWords } from '../../../app/failure-words.ts';
import type { MintId } from '../../../app/ids.ts';
import { type Problem, problemOf } from '../../../app/problem.ts';
import { saveFile } from '../../../app/save-file.ts';
import type { ToastWords } from '../../../app/toasts/toast-words.tsx';
import type { Submission, SubmitCommand } from '../../../app/use-commands.tsx';
import { checkMail } from './mail-checks.ts';
import { issuedAlone, issueProblem, whyElse } from './mail-problems.ts';

type Printed = { readonly fileName: string; readonly pdf: Blob };

/** An issued document as it goes out: fresh from the printer, or by its file where it was handed in before. */
export type MailPaper = { readonly documentId: string } & (
  | (Printed & { readonly number: string })
  | { readonly file: Mail['file'] }
);

/** A document that is to be mailed, with what was typed. */
export type MailOrder = {
  readonly client: EngineClient;
  readonly submit: SubmitCommand;
  readonly mintId: MintId;
  readonly account: Pick<Account, 'id' | 'name'>;
  /** What was seen of a document that is issued only now; null where its paper went out before. */
  readonly preview: Printed | null;
  /** Issues the document, once until it is handed out; throws as the engine's call does. */
  readonly paper: () => Promise<MailPaper>;
  /** The paper is on its way: the next one is issued anew. */
  readonly handedOut: () => void;
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
export function mailByServer(order: MailOrder): Promise<Submission | DoneHere> {
  const { client, submit, account, contact, subject, text } = order;
  const said: ToastWords = (t) => t('document.mail.queued', { name: account.name });
  return handOut<Submission>(order, said, async (paper, override) => {
    const file = 'file' in paper ? paper.file : await keptFile(client, account.id, paper);
    return submit('document.send', account.id, {
      ...{ activityId: order.mintId(), contactId: contact.id, address: contact.email.trim() },
      ...{ subject, text, documentId: paper.documentId, file, override },
    });
  });
}

/** Saves a mail with the document, to be opened and sent in the person's own mail program. */
export function mailByProgram(order: MailOrder): Promise<DoneHere | Refused> {
  const { client, contact, subject, text } = order;
  return handOutFile(order, 'document.mail.saved', async ({ fileName, pdf }) => {
    const to = { name: contact.name, address: contact.email.trim() };
    const mail = await client.documents.mailFile({ to, subject, text, fileName, pdf });
    const mailName = fileName.replace(/(\.pdf)?$/i, '.eml');
    saveFile(mail, mailName);
    return mailName;
  });
}

/** Opens a mail without the document in the person's own mail program, and saves the document to be attached. */
export function mailByLink(order: MailOrder): Promise<DoneHere | Refused> {
  return handOutFile(order, 'document.mail.linked', async ({ fileName, pdf }) => {
    saveFile(pdf, fileName);
    window.location.href = mailLink({ ...order, address: order.contact.email.trim() });
    return fileName;
  });
}

/** Hands out a file here; `work` gives its name. */
async function handOutFile(
  order: MailOrder,
  words: 'document.mail.saved' | 'document.mail.linked',
  work: (printed: Printed) => Promise<string>,
): Promise<DoneHere | Refused> {
  let fileName = '';
  const said: ToastWords = (t) => t(words, { fileName });
  return handOut<DoneHere>(order, said, async (paper) => {
    fileName = await work(await printedFile(order, paper));
    return { done: said };
  });
}

/**
 * Checks, issues the document, hands it out, and says of the notice that it is sent: in this order, for what is issued
 * is in the register for good, and what is sent is not unsent. What refuses after the issue tells that it stands there.
 * @param said what is told once it is handed out.
 */
async function handOut<Done extends object>(
  order: MailOrder,
  said: ToastWords,
  work: (paper: MailPaper, override: ContactOverride | null) => Promise<Done | Refused>,
): Promise<Done | Refused | DoneHere> {
  const checked = await checkMail(order).catch(refused);
  if ('problem' in checked) return checked;
  const paper = await order.paper().catch((error: unknown) => ({ problem: issueProblem(problemOf(error)) }));
  if ('problem' in paper) return paper;
  const done = await work(paper, checked.override).catch(refused);
  if ('problem' in done) return 'file' in paper ? done : { problem: issuedAlone(paper.number, done.problem) };
  order.handedOut();
  return (await noticeUnsent(order, said)) ?? done;
}

function refused(error: unknown): Refused {
  return { problem: problemOf(error) };
}

async function keptFile(client: EngineClient, accountId: string, { fileName, pdf }: Printed) {
  const file = await client.files.add({ accountId, name: fileName, content: pdf });
  return { ...file, mediaType: 'application/pdf' as const };
}

async function printedFile({ client, account }: MailOrder, paper: MailPaper): Promise<Printed> {
  if ('pdf' in paper) return paper;
  const { file } = paper;
  return { fileName: file.name, pdf: await client.files.read({ accountId: account.id, file }) };
}

type Link = { readonly address: string; readonly subject: string; readonly text: string };

/** The address of a mail (RFC 6068): lines end as in mails, and nothing that was typed is part of the address. */
export function mailLink({ address, subject, text }: Link): string {
  const body = text.toWellFormed().replaceAll(/\r\n|\r|\n/g, '\r\n');
  const fields = `subject=${encodeURIComponent(subject.toWellFormed())}&body=${encodeURIComponent(body)}`;
  return `mailto:${address.split('@').map(encodeURIComponent).join('@')}?${fields}`;
}

/** G1: the notice counts as sent from now on; where that is refused it is said, for its letter is out already. */
async function noticeUnsent(
  { submit, account, noticeId }: MailOrder,
  said: ToastWords,
): Promise<DoneHere | null> {
  if (noticeId === null) return null;
  const sent = await submit('dunning.mark-sent', account.id, { noticeId });
  if (!('problem' in sent)) return null;
  const why = whyElse(sent.problem);
  return {
    done: (t, formats) =>
      [said(t, formats), t('document.mail.noticeUnsent'), ...why.map((one) => failureWords(one, t, formats))]
        .filter((words) => words !== '')
        .join(' '),
  };
}
