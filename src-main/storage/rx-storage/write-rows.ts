import type { RxStorageInstance, StringKeys } from 'rxdb';
import {
  type BulkWriteRow,
  type CategorizeBulkWriteRowsOutput,
  categorizeBulkWriteRows,
  type RxDocumentData,
} from 'rxdb';
import type { CollectionTables } from './open-table.ts';

type AttachmentBytes = ReadonlyMap<Blob, Uint8Array>;

type WriteRowsInput<RxDocType> = {
  readonly instance: RxStorageInstance<RxDocType, unknown, unknown>;
  readonly tables: CollectionTables<RxDocType>;
  readonly primaryPath: StringKeys<RxDocType>;
  readonly rows: BulkWriteRow<RxDocType>[];
  readonly context: string;
  readonly attachmentBytes: AttachmentBytes;
};

/** Judges and writes the rows in one immediate transaction: on disk when this returns. */
export function writeRows<RxDocType>(
  input: WriteRowsInput<RxDocType>,
): CategorizeBulkWriteRowsOutput<RxDocType> {
  const { instance, tables, primaryPath, rows, context } = input;
  const { documents } = tables;
  return documents.file.write(() => {
    const stored = new Map<string, RxDocumentData<RxDocType>>();
    for (const { document } of rows) {
      const id = String(document[primaryPath]);
      const found = documents.find(id);
      if (found !== undefined) stored.set(id, found);
    }
    const categorized = categorizeBulkWriteRows(instance, primaryPath, stored, rows, context);
    for (const { document } of categorized.bulkInsertDocs) documents.insert(document);
    for (const { document } of categorized.bulkUpdateDocs) documents.update(document);
    writeAttachments(input, categorized);
    return categorized;
  });
}

function writeAttachments<RxDocType>(
  { tables: { attachments }, attachmentBytes }: WriteRowsInput<RxDocType>,
  { attachmentsAdd, attachmentsUpdate, attachmentsRemove }: CategorizeBulkWriteRowsOutput<RxDocType>,
): void {
  for (const attachment of [...attachmentsAdd, ...attachmentsUpdate]) {
    const { digest, attachmentData } = attachment;
    const data = attachmentBytes.get(attachmentData.data);
    if (data === undefined) throw new Error('The bytes of an attachment were not read before its write.');
    attachments.put(attachment, { digest, type: attachmentData.type, data });
  }
  for (const attachment of attachmentsRemove) attachments.delete(attachment);
}

/** Reads the new attachments of the rows, because a transaction cannot wait for a Blob. */
export async function readAttachmentBytes<RxDocType>(
  rows: readonly BulkWriteRow<RxDocType>[],
): Promise<AttachmentBytes> {
  const bytes = new Map<Blob, Uint8Array>();
  for (const { document } of rows) {
    for (const attachment of Object.values(document._attachments)) {
      if (!('data' in attachment) || !(attachment.data instanceof Blob)) continue;
      bytes.set(attachment.data, new Uint8Array(await attachment.data.arrayBuffer()));
    }
  }
  return bytes;
}
