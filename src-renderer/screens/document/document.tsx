import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { IssuedPaper } from '../../../src-shared/contract/issued-documents-view.ts';
import { caseReference } from '../../../src-shared/domain/dispute/case-reference.ts';
import type { IssueMeans } from '../../../src-shared/domain/document/paper.ts';
import { DocumentNotices } from '../../app/documents/document-notices.tsx';
import { type DocumentSubject, documentPath } from '../../app/documents/document-path.ts';
import { cameFrom } from '../../app/documents/use-open-document.ts';
import { IssuedNote } from '../../app/issued-documents/issued-note.tsx';
import { openedIssue } from '../../app/issued-documents/opened-issue.ts';
import { saveIssued } from '../../app/issued-documents/save-issued.ts';
import { issuingSeen, useHandOut } from '../../app/issued-documents/use-hand-out.ts';
import { problemOf } from '../../app/problem.ts';
import { statementLanguages } from '../../app/statement-languages.ts';
import { useAccount } from '../../app/use-account.ts';
import { readyValue } from '../../app/use-live-view.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { type Translation, useTranslation } from '../../components/translation.tsx';
import { useSettings } from '../../state/settings.ts';
import { DocumentView } from './document-view.tsx';
import { HistoryPeriod } from './history-period.tsx';
import { MailNote } from './mail/mail-note.tsx';
import { useMail } from './mail/use-mail.ts';
import { printFile } from './print/print-file.ts';
import { useDocument } from './use-document.ts';

type DocumentScreenProps = {
  readonly subject: DocumentSubject;
  /** What there is to choose for it beside its language. */
  readonly options?: ReactNode;
};

/** A document of an account: preview, save, print. */
export function DocumentScreen({ subject, options = null }: DocumentScreenProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const view = useAccount(subject.accountId);
  const account = readyValue(view);
  const own = useSettings((settings) => settings.language);
  const [issue] = useState(() => openedIssue(window.history.state));
  const [chosen, setChosen] = useState<string | null>(issue?.locale ?? null);
  // What is for those who work here is in their language, not in the customer's.
  const reader = subject.kind === 'account-history' ? own : account?.account.language;
  const languages = account === undefined || reader === undefined ? [] : statementLanguages(reader, own);
  const language = chosen ?? languages[0] ?? null;
  const { document, retry } = useDocument(subject, language);
  const { handOut, busy } = useHandOut();
  const request = { ...subject, locale: language ?? own };
  const handOutSeen = async (
    seen: RenderedDocument,
    means: IssueMeans,
    work: (paper: IssuedPaper) => Promise<void> | void,
  ) => {
    const problem = await handOut(issuingSeen(request, seen), means, work);
    if (problem?.code === 'DOCUMENT_CHANGED') retry();
  };
  const back = () => go(cameFrom(subject));
  const openMail = useMail({
    ...{ request, head: account, key: `${request.locale}${documentPath(subject)}`, issuedId: null },
    issue: async (client, seen) => {
      try {
        return await issuingSeen(request, seen)(client, 'mailed');
      } catch (error) {
        if (problemOf(error).code === 'DOCUMENT_CHANGED') retry();
        throw error;
      }
    },
  });
  const rendered = document.state === 'rendered' ? document.document : undefined;
  const mailNow = () => rendered !== undefined && openMail?.(rendered);
  useShortcuts({ escape: back, ...(openMail === null ? {} : { e: mailNow }) });
  return (
    <DocumentView
      title={titleOf(subject, t)}
      account={account?.account}
      // Without its account nothing says in which language a document is to be.
      document={view.state === 'failed' ? view : document}
      language={language}
      languages={languages}
      onLanguage={setChosen}
      onBack={back}
      options={
        subject.kind === 'account-history' && account !== undefined ? (
          <HistoryPeriod subject={subject} today={account.today} />
        ) : (
          options
        )
      }
      onRetry={view.state === 'failed' ? null : retry}
      busy={busy}
      note={
        <>
          {rendered === undefined ? null : <DocumentNotices notices={rendered.notices} />}
          {issue === null ? null : (
            <IssuedNote documentId={issue.documentId} rendered={rendered} locale={request.locale} />
          )}
          {openMail === null ? null : (
            <MailNote
              accountId={subject.accountId}
              isOf={({ inputHash }) => inputHash !== null && inputHash === rendered?.inputHash}
              onAgain={rendered === undefined ? null : (paper) => openMail(rendered, paper)}
            />
          )}
        </>
      }
      onMail={openMail}
      words={{ save: t('document.save'), print: t('document.print') }}
      onSave={(seen) => void handOutSeen(seen, 'saved', (paper) => saveIssued(paper, t))}
      onPrint={(seen, pages) =>
        void handOutSeen(seen, 'printed', ({ rendered }) => printFile(rendered.pdf, pages))
      }
    />
  );
}

function titleOf(subject: DocumentSubject, t: Translation['t']): string {
  switch (subject.kind) {
    case 'statement':
      return t(subject.from == null ? 'document.title.statement' : 'document.title.balanceForward');
    case 'group-statement':
      return t('document.title.groupStatement');
    case 'receipt':
      return t('document.title.receipt', { receipt: subject.receiptId });
    case 'plan-agreement':
      return t('document.title.agreement');
    case 'promise-confirmation':
      return t('document.title.confirmation');
    case 'dispute-acknowledgement':
      return t('document.title.acknowledgement', { reference: caseReference(subject.disputeId) });
    case 'dunning-letter':
      return t('document.title.letter');
    case 'account-history':
      return t('document.title.history');
  }
}
