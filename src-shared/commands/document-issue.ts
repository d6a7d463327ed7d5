import { z } from 'zod';
import { readDocumentNumber } from '../domain/document/document-number.ts';
import { paperFields } from '../domain/document/paper.ts';
import { failure } from '../domain/failure.ts';
import { deviceIdSchema, paperIdSchema } from '../domain/ids.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';

/**
 * Enters a document that was handed out into the register of its account. It is a fact: nothing of the account refuses
 * it. Refused are only an id or a number that is there already, and a number of another device.
 * @example 'document.issue' {paperId, number: 'A7KX2M-D17', kind: 'statement', locale: 'de', subject: {isSummary: false,
 * asOf: null, from: null}, asOf: '2026-03-31', pageCount: 2, templateVersion: null, inputHash, fileHash, means: 'saved',
 * copyOf: null}
 */
export const documentIssue = defineCommand({
  name: 'document.issue',
  version: 1,
  input: z.object({ paperId: paperIdSchema, ...paperFields }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply({ account, papers }, { paperId: id, ...paper }, context) {
    const { number } = paper;
    const isForeign = readDocumentNumber(number).deviceCode !== context.receiptPrefix;
    const refusal = refusedFor([
      ...(papers.some((one) => one.id === id) ? [failure('DUPLICATE_ID')] : []),
      ...(papers.some((one) => one.number === number) ? [failure('DOCUMENT_NUMBER_USED', { number })] : []),
      ...(isForeign ? [failure('DOCUMENT_NUMBER_FOREIGN', { number })] : []),
    ]);
    if (refusal !== undefined) return refusal;
    return changed({
      collection: 'papers',
      document: {
        ...paper,
        id,
        accountId: account.id,
        seq: 0,
        deviceId: deviceIdSchema.parse(context.deviceId),
        issued: signed(context),
      },
    });
  },
});
