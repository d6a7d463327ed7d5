import type { RxDocumentData, RxStorageChangeEvent, RxStorageDefaultCheckpoint } from 'rxdb';
import type { CollectionEventBulk } from './shared-collection.ts';

type Operation = 'INSERT' | 'UPDATE' | 'DELETE';

/** An event as it is logged: previous documents only, because the next event or the table has the new one. */
type LoggedEvent<RxDocType> = readonly [
  operation: Operation,
  documentId: string,
  previous?: RxDocumentData<RxDocType>,
  /** Logged for a deletion, because a tombstone may be purged before everybody has read of it. */
  tombstone?: RxDocumentData<RxDocType>,
];

type LoggedBulk<RxDocType> = {
  readonly id: string;
  readonly context: string;
  readonly checkpoint: RxStorageDefaultCheckpoint;
  readonly events: readonly LoggedEvent<RxDocType>[];
};

/**
 * The text under which a bulk is logged.
 * @param storedJson the JSON text of the documents that the bulk replaced, by id.
 */
export function loggedBulkText<RxDocType>(
  { id, context, checkpoint, events }: CollectionEventBulk<RxDocType>,
  storedJson: ReadonlyMap<string, string>,
): string {
  const parts = events.map((event) => {
    const start = `["${event.operation}",${JSON.stringify(event.documentId)}`;
    if (event.operation === 'INSERT') return `${start}]`;
    const previous = `${start},${storedJson.get(event.documentId)}`;
    return event.operation === 'UPDATE'
      ? `${previous}]`
      : `${previous},${JSON.stringify(event.documentData)}]`;
  });
  const head = JSON.stringify({ id, context, checkpoint });
  return `${head.slice(0, -1)},"events":[${parts.join()}]}`;
}

/** Whether a logged bulk names one of these documents. */
export function namesDocument(text: string, ids: ReadonlySet<string>): boolean {
  if (text === '') return false;
  const { events } = JSON.parse(text) as LoggedBulk<unknown>;
  return events.some(([, id]) => ids.has(id));
}

/**
 * The bulks as they were sent where they were written.
 * @param texts all logged bulks of one collection after a point, oldest first, up to the present.
 * @param findPresent gives a document as it is now.
 */
export function readLoggedBulks<RxDocType>(
  texts: readonly string[],
  findPresent: (id: string) => RxDocumentData<RxDocType> | undefined,
): CollectionEventBulk<RxDocType>[] {
  // From the newest event back: what an event replaced is what the event before it had written.
  const replacedById = new Map<string, RxDocumentData<RxDocType>>();
  const documentAfter = ([, id, , tombstone]: LoggedEvent<RxDocType>) => {
    const document = tombstone ?? replacedById.get(id) ?? findPresent(id);
    if (document === undefined) throw new Error('A logged change names a document that was never written.');
    return document;
  };
  const bulks = texts.toReversed().map((text) => {
    const { events, ...bulk } = JSON.parse(text) as LoggedBulk<RxDocType>;
    const newestFirst = events.toReversed().map((event) => {
      const documentData = documentAfter(event);
      const [operation, documentId, previous] = event;
      if (previous !== undefined) replacedById.set(documentId, previous);
      return toEvent(operation, documentId, documentData, previous);
    });
    return { ...bulk, events: newestFirst.reverse() };
  });
  return bulks.reverse();
}

/** One bulk for documents that were written while nobody kept their history, without what was before. */
export function bulkOfUnknownPast<RxDocType>(
  id: string,
  documents: readonly RxDocumentData<RxDocType>[],
  idOf: (document: RxDocumentData<RxDocType>) => string,
): CollectionEventBulk<RxDocType> | undefined {
  const newest = documents.reduce<RxDocumentData<RxDocType> | undefined>(
    (latest, document) =>
      latest === undefined || document._meta.lwt >= latest._meta.lwt ? document : latest,
    undefined,
  );
  if (newest === undefined) return undefined;
  const events = documents.map((document) =>
    toEvent(document._deleted ? 'DELETE' : 'UPDATE', idOf(document), document, undefined),
  );
  return { id, context: 'catch-up', checkpoint: { id: idOf(newest), lwt: newest._meta.lwt }, events };
}

// RxDB counts from its last 100 events (ChangeEventBuffer); a query that has missed one of more runs again.
const MORE_THAN_RXDB_KEEPS = 101;

/**
 * Updates of a document by itself, one more than RxDB keeps. Sent right behind a bulk they push it out of what RxDB
 * works out the results of queries from, so that each runs again. Without that a counting query takes a changed
 * document whose past is unknown for a new one, and does not notice a deletion.
 */
export function bulkOfNoChange<RxDocType>(
  { id, checkpoint }: Pick<CollectionEventBulk<RxDocType>, 'id' | 'checkpoint'>,
  documentId: string,
  document: RxDocumentData<RxDocType>,
  count = MORE_THAN_RXDB_KEEPS,
): CollectionEventBulk<RxDocType> {
  const events = Array.from({ length: count }, () => toEvent('UPDATE', documentId, document, document));
  return { id, context: 'catch-up', checkpoint, events };
}

function toEvent<RxDocType>(
  operation: Operation,
  documentId: string,
  documentData: RxDocumentData<RxDocType>,
  previousDocumentData: RxDocumentData<RxDocType> | undefined,
): RxStorageChangeEvent<RxDocumentData<RxDocType>> {
  return { operation, documentId, documentData, previousDocumentData } as RxStorageChangeEvent<
    RxDocumentData<RxDocType>
  >;
}
