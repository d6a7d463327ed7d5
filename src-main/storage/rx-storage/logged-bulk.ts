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

// RxDB works out the results of queries from the last 100 events of a collection (its ChangeEventBuffer).
const RXDB_KEEPS = 100;

/**
 * What is told after a gap in the log: each document written since, without what it was before. RxDB must not work out
 * results from that: a counting query takes a changed document whose past it does not know for a new one and misses a
 * deletion, and of purged documents there is nothing to tell. RxDB gives a storage no word for "ask again", but a query
 * runs again when the first event that is new to it is no longer among those RxDB keeps. So there are more events than
 * it keeps: where fewer documents were written, the rest are updates of a document by itself, which change nothing.
 * Two bulks, because a long bulk is kept whole. Send them in one turn: RxDB looks at its events in a later one.
 * @param id of the bulks: no other gap may have it.
 * @param written by the commits of the gap, oldest write first.
 * @param present any document that is there now.
 */
export function bulksAfterGap<RxDocType>(
  id: string,
  written: readonly RxDocumentData<RxDocType>[],
  present: RxDocumentData<RxDocType>,
  checkpointOf: (document: RxDocumentData<RxDocType>) => RxStorageDefaultCheckpoint,
): CollectionEventBulk<RxDocType>[] {
  const changes = written.map((document) =>
    toEvent(document._deleted ? 'DELETE' : 'UPDATE', checkpointOf(document).id, document, undefined),
  );
  const missing = Math.max(0, RXDB_KEEPS + 1 - changes.length);
  const fillers = Array.from({ length: missing }, () =>
    toEvent('UPDATE', checkpointOf(present).id, present, present),
  );
  const events = [...changes, ...fillers];
  return [0, events.length - RXDB_KEEPS].map((start, index, starts) => {
    const end = starts[index + 1] ?? events.length;
    const checkpoint = checkpointOf(written.slice(0, end).at(-1) ?? present);
    return { id: `${id}-${index}`, context: 'catch-up', checkpoint, events: events.slice(start, end) };
  });
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
