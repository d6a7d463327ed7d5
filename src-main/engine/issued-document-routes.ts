import { implement } from '@orpc/server';
import type { DueListHead } from '../../src-shared/contract/due-lists-view.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { issuedDocumentKey, type ListedDocument } from '../../src-shared/contract/issued-documents-view.ts';
import type { Change } from './change-bus.ts';
import type { EngineServices } from './engine-services.ts';
import { issueDocument } from './issue-document.ts';
import { documentCounts, documentList, issuedDocument } from './issued-document-calls.ts';
import { issueAgain, paperAgain } from './issued-paper.ts';
import { listMessages } from './list-messages.ts';
import { watchValue } from './list-routes.ts';
import { liveView } from './live-view.ts';
import { typed } from './typed-failures.ts';

const os = implement(engineContract);

const kinds: readonly Change['kind'][] = ['documents', 'outbox', 'session'];

/** The register of issued documents. */
export function issuedDocumentRoutes(services: EngineServices) {
  return {
    watch: os.documents.watch.handler(({ input, signal }) => {
      // What becomes of a mail is a change of its account.
      const mailed = new Set<string>();
      return liveView({
        ...services,
        signal,
        concerns: (change) =>
          kinds.includes(change.kind) || (change.kind === 'account' && mailed.has(change.accountId)),
        read: () => {
          mailed.clear();
          return documentList(services, input, (accountId) => mailed.add(accountId));
        },
        messageOf: listMessages<DueListHead, ListedDocument>(issuedDocumentKey),
      });
    }),
    counts: os.documents.counts.handler(({ signal }) =>
      watchValue(services, kinds, () => documentCounts(services), signal),
    ),
    issued: os.documents.issued.handler(({ input, signal }) =>
      watchValue(services, kinds, () => issuedDocument(services, input.documentId), signal),
    ),
    issue: os.documents.issue.handler(({ input: { request, means, seenInputHash }, errors }) =>
      typed(errors.FAILED, () => issueDocument(services, request, means, seenInputHash)),
    ),
    paper: os.documents.paper.handler(({ input, errors }) =>
      typed(errors.FAILED, () => paperAgain(services, input.documentId)),
    ),
    issueAgain: os.documents.issueAgain.handler(({ input, errors }) =>
      typed(errors.FAILED, () => issueAgain(services, input.documentId, input.means)),
    ),
  };
}
