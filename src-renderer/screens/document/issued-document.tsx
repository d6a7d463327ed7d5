import { useLocation } from 'wouter';
import type { IssueMeans } from '../../../src-shared/domain/document/paper.ts';
import { saveIssued } from '../../app/issued-documents/save-issued.ts';
import { useHandOut } from '../../app/issued-documents/use-hand-out.ts';
import { useOpenPresent } from '../../app/issued-documents/use-open-issue.ts';
import { useAccount } from '../../app/use-account.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { useTranslation } from '../../components/translation.tsx';
import { DocumentView } from './document-view.tsx';
import { MailNote } from './mail/mail-note.tsx';
import { useMail } from './mail/use-mail.ts';
import { PaperNote } from './paper-note.tsx';
import { printFile } from './print/print-file.ts';
import { useIssuedPaper } from './use-issued-paper.ts';

/** While nobody knows which document it is there is no account either, and nothing is mailed. */
const noRequest = { kind: 'account-history', accountId: '', locale: 'en', from: null, to: null } as const;

/** A document of the register as it was issued, whatever its account holds now; handed out again it is a copy. */
export function IssuedDocumentScreen({ documentId }: { documentId: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const issued = readyValue(
    useLiveView((client, signal) => client.documents.issued({ documentId }, { signal }), documentId),
  );
  const paper = useIssuedPaper(documentId);
  const { handOut, busy } = useHandOut();
  const openPresent = useOpenPresent();
  const again = (means: IssueMeans) => (client: Parameters<Parameters<typeof handOut>[0]>[0]) =>
    client.documents.issueAgain({ documentId, means });
  const back = () => go(cameFromList());
  const openMail = useMail({
    request: issued?.request ?? noRequest,
    head: readyValue(useAccount(issued?.accountId ?? null)),
    key: `issued/${documentId}`,
    issuedId: documentId,
    issue: (client) => client.documents.issueAgain({ documentId, means: 'mailed' }),
  });
  const rendered = paper.state === 'rendered' ? paper.paper.rendered : undefined;
  const mailNow = () => rendered !== undefined && openMail?.(rendered);
  useShortcuts({ escape: back, ...(openMail === null ? {} : { e: mailNow }) });
  return (
    <DocumentView
      title={
        issued == null
          ? t('documents.paper')
          : `${t(`documents.kind.${issued.request.kind}`)} ${issued.number}`
      }
      account={
        issued == null
          ? undefined
          : { id: issued.accountId, number: issued.accountNumber, name: issued.accountName }
      }
      document={paper.state === 'rendered' ? { state: 'rendered', document: paper.paper.rendered } : paper}
      language={null}
      languages={[]}
      onLanguage={() => undefined}
      onBack={back}
      onRetry={null}
      busy={busy}
      options={null}
      note={
        issued == null ? null : (
          <>
            <PaperNote
              issued={issued}
              isSame={paper.state === 'rendered' ? paper.paper.isSame : null}
              onPresent={() => openPresent(issued)}
            />
            {openMail === null ? null : (
              <MailNote
                accountId={issued.accountId}
                isOf={(mail) => mail.documentId === documentId || mail.inputHash === issued.inputHash}
                onAgain={rendered === undefined ? null : (again) => openMail(rendered, again)}
              />
            )}
          </>
        )
      }
      words={{ save: t('documents.saveCopy'), print: t('documents.printCopy') }}
      onMail={openMail}
      onSave={() => void handOut(again('saved'), 'saved', (copy) => saveIssued(copy, t))}
      onPrint={(_seen, pages) =>
        void handOut(again('printed'), 'printed', ({ rendered }) => printFile(rendered.pdf, pages))
      }
    />
  );
}

/** Where it was opened; the register where nobody knows. */
function cameFromList(): string {
  const state: unknown = window.history.state;
  const isKnown = typeof state === 'object' && state !== null && 'cameFrom' in state;
  return isKnown && typeof state.cameFrom === 'string' ? state.cameFrom : '/documents';
}
