import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { DocumentRequest, RenderedDocument } from '../../../../src-shared/contract/document-request.ts';
import type { IssuedPaper } from '../../../../src-shared/contract/issued-documents-view.ts';
import type { Account } from '../../../../src-shared/domain/account/account.ts';
import { useSayProblem } from '../../../app/decide/use-decide.ts';
import type { EngineClient } from '../../../app/engine-client.ts';
import { firstOf } from '../../../app/first-of.ts';
import { mintId } from '../../../app/ids.ts';
import { languageFileName } from '../../../app/language-file-name.ts';
import { problemOf } from '../../../app/problem.ts';
import { useSession } from '../../../app/session-context.ts';
import { useSay } from '../../../app/use-commands.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import { openAction } from '../../../state/open-action.ts';
import type { MailPaper } from './hand-out-mail.ts';
import { createIssuedOnce } from './issued-once.ts';
import { mailAction } from './mail-action.ts';
import { mailPermission } from './mail-checks.ts';
import { mailContacts } from './reachable-contacts.ts';

/** What is to be mailed. */
export type MailSource = {
  readonly request: DocumentRequest;
  /** Undefined until the account is here. */
  readonly head: AccountHead | undefined;
  /** Names what was typed for it. */
  readonly key: string;
  /** The document of the register that it is, whose words speak of what it says; null for what the account holds now. */
  readonly issuedId: string | null;
  /** Issues the document as it was seen; throws as the engine's call does. */
  readonly issue: (client: EngineClient, seen: RenderedDocument) => Promise<IssuedPaper>;
};

/** Opens the dialog that mails a document, anew or a paper that was handed in before; null while it cannot. */
export type OpenMail = ((seen: RenderedDocument, again?: MailPaper) => void) | null;

const issuedOnce = createIssuedOnce();

export function useMail({ request, head, key, issuedId, issue }: MailSource): OpenMail {
  const { t } = useTranslation();
  const { host, actor } = useSession();
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  const say = useSay();
  // What is for those who work here goes to nobody else.
  if (head === undefined || client === null || request.kind === 'account-history') return null;
  const open = async (seen: RenderedDocument, again?: MailPaper): Promise<void> => {
    const { title } = seen;
    const { account } = head;
    const [words, noticeId, ruledOut] = await Promise.all([
      client.documents.mailWords({ request, title, documentId: issuedId }),
      approvedNotice(client, request),
      ruledOutOf(client, account),
    ]);
    const { locale } = request;
    const present = () => useEngineConnection.getState().client ?? client;
    const once = [actor.userId, key, seen.inputHash].join(' ');
    const action = mailAction({
      ...{ mintId, account, title, key, inputHash: seen.inputHash, words, noticeId, ruledOut, t },
      marksNotice: actor.role !== 'field-agent',
      // The one that the dialog was opened with may be lost by the time that somebody sends, or sends again.
      get client() {
        return present();
      },
      opensLinks: host === 'browser',
      preview:
        again === undefined ? { fileName: languageFileName(seen.fileName, locale), pdf: seen.pdf } : null,
      paper: async () =>
        again ?? issuedOnce.paper(once, async () => paperOf(await issue(present(), seen), locale)),
      handedOut: () => issuedOnce.forget(once),
    });
    if (action === null) say((words) => words('document.mail.nobody'));
    else openAction(action);
  };
  return (seen, again) => void open(seen, again).catch((error: unknown) => sayProblem(problemOf(error)));
}

function paperOf({ issued, rendered }: IssuedPaper, locale: string): MailPaper {
  const { documentId, number } = issued;
  return { documentId, number, fileName: languageFileName(rendered.fileName, locale), pdf: rendered.pdf };
}

/** G1: the notice of a letter that may go out and has not; null for every other document. */
async function approvedNotice(client: EngineClient, request: DocumentRequest): Promise<string | null> {
  if (request.kind !== 'dunning-letter') return null;
  const { accountId, noticeId } = request;
  const dunning = await firstOf(await client.account.dunning({ accountId }));
  const notice = dunning?.unsent.find((one) => one.id === noticeId);
  return notice?.state === 'approved' ? noticeId : null;
}

/** A1: the contacts that a rule speaks against a mail to at this moment. */
async function ruledOutOf(client: EngineClient, { id, contacts }: Account): Promise<ReadonlySet<string>> {
  const { reachable } = mailContacts(contacts);
  const asked = await Promise.all(
    reachable.map(async (contact) => {
      const permission = await mailPermission(client, id, contact);
      return permission !== undefined && permission.findings.length > 0 ? [contact.id] : [];
    }),
  );
  return new Set(asked.flat());
}
