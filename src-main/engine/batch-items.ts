import type { CheckedBatch } from '../../src-shared/contract/document-batch.ts';
import {
  type CheckedDocumentRequest,
  documentRequestSchema,
} from '../../src-shared/contract/document-request.ts';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';
import type { BatchItem } from './ports/batches-port.ts';

/** An account as a batch names it. */
export type NamedAccount = { readonly name: string; readonly number: string; readonly language: string };

/**
 * The documents of a batch in the order in which they were asked for, each in its customer's language; one that is named
 * twice is made once.
 */
export function batchItems(
  batch: CheckedBatch,
  accountOf: (accountId: string) => NamedAccount | undefined,
): readonly BatchItem[] {
  const items = new Map<string, BatchItem>();
  for (const subject of subjectsOf(batch)) {
    const account = accountOf(subject.accountId);
    const locale = languageOf(account?.language ?? '', batch.ownLanguage);
    const request: CheckedDocumentRequest = documentRequestSchema.parse({ ...subject, locale });
    items.set(JSON.stringify(request), {
      request,
      accountNumber: account?.number ?? '',
      accountName: account?.name ?? '',
    });
  }
  return [...items.values()];
}

function subjectsOf(batch: CheckedBatch) {
  const { kind } = batch;
  if (kind === 'dunning-letter') return batch.notices.map((notice) => ({ kind, ...notice }));
  const { isSummary, asOf, from } = batch;
  return batch.accountIds.map((accountId) => ({ kind, accountId, isSummary, asOf, from }));
}

function languageOf(customerLanguage: string, ownLanguage: string): string {
  const customer = customerLanguage.toLowerCase().slice(0, 2);
  return documentLanguages.find((language) => language === customer) ?? ownLanguage;
}
