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
  /** The number of the commit. */
  readonly change: number;
};

type WrittenRows<RxDocType> = {
  readonly categorized: CategorizeBulkWriteRowsOutput<RxDocType>;
  /** The JSON of the documents that were there before, by id. */
  readonly storedJson: ReadonlyMap<string, string>;
};

/** Judges the rows against what is stored and writes those without conflict. Call it inside a write. */
export function writeRows<RxDocType>(input: WriteRowsInput<RxDocType>): WrittenRows<RxDocType> {
  const { instance, tables, primaryPath, rows, context, change } = input;
  const { documents } = tables;
  const storedJson = new Map<string, string>();
  const stored = new Map<string, RxDocumentData<RxDocType>>();
  for (const { document } of rows) {
    const id = String(document[primaryPath]);
    const json = documents.findJson(id);
    if (json === undefined) continue;
    storedJson.set(id, json);
    stored.set(id, documents.parse(json));
  }
  const categorized = categorizeBulkWriteRows(instance, primaryPath, stored, rows, context);
  documents.insertAll(
    categorized.bulkInsertDocs.map(({ document }) => document),
    change,
  );
  for (const { document } of categorized.bulkUpdateDocs) {
    const id = String(document[primaryPath]);
    const before = stored.get(id);
    if (before === undefined) throw new Error('An update of a document that is not stored.');
    documents.update(document, before, change);
    stored.set(id, document);
  }
  writeAttachments(input, categorized);
  return { categorized, storedJson };
}

function writeAttachments<RxDocType>(
  { tables: { attachments }, attachmentBytes }: WriteRowsInput<RxDocType>,
  { attachmentsAdd, attachmentsUpdate, attachmentsRemove, errors }: CategorizeBulkWriteRowsOutput<RxDocType>,
): void {
  // RxDB lists the attachments of a new document even where it refused it because of one of them.
  const refused = new Set(errors.map(({ documentId }) => documentId));
  for (const attachment of [...attachmentsAdd, ...attachmentsUpdate]) {
    if (refused.has(attachment.documentId)) continue;
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
