import { sql } from 'kysely';
import { z } from 'zod';
import { type CollectionName, collectionNameSchema } from '../../src-shared/protocol/collections.ts';
import { scopeKindOf, seesScope, type Viewer } from './scope.ts';
import type { Store, Trx } from './store.ts';

const feedHintSchema = z.object({
  tenantId: z.string(),
  seq: z.int(),
  collections: z.array(collectionNameSchema),
  /** The scopes in which something is new. Null: it may be any. */
  scopes: z.array(z.string()).nullable(),
});
/** What a committed transaction tells every server process: positions and names, never data. */
export type FeedHint = z.infer<typeof feedHintSchema>;

const channel = 'duebook_feed';
/** PostgreSQL refuses payloads of 8,000 bytes and fails the transaction that sends one. */
const maxPayloadBytes = 7900;

/** Sends a hint to all server processes when the transaction commits; nothing is sent when it does not. */
export async function sendHint(trx: Trx, hint: FeedHint): Promise<void> {
  await hintCall(hint).execute(trx);
}

/** The call that sends a hint, as a query of its own or a column of one. */
export function hintCall(hint: FeedHint) {
  return sql`select pg_notify(${channel}, ${hintPayload(hint)})`;
}

/** A hint as text. One for too many scopes to name is for all: whoever has nothing new finds that out by a pull. */
export function hintPayload(hint: FeedHint): string {
  const payload = JSON.stringify(hint);
  return Buffer.byteLength(payload) <= maxPayloadBytes ? payload : JSON.stringify({ ...hint, scopes: null });
}

/** The collections of a hint that may hold something new for a viewer of the same tenant. */
export function collectionsFor(viewer: Viewer, { collections, scopes }: FeedHint): readonly CollectionName[] {
  if (scopes === null) return collections;
  const kinds = new Set(
    scopes.filter((scope) => seesScope(viewer, scope)).map((scope) => scope.split('/', 1)[0]),
  );
  return collections.filter((name) => kinds.has(scopeKindOf(name)));
}

export type HintSubscriber = {
  readonly onHint: (hint: FeedHint) => void;
  /** Hints may have been missed. */
  readonly onGap: () => void;
};
export type HintHub = { readonly subscribe: (subscriber: HintSubscriber) => () => void };

/** Hands every hint of the store to the subscribers of this process. */
export async function openHintHub(store: Store): Promise<HintHub> {
  const subscribers = new Set<HintSubscriber>();
  const onPayload = (payload: string): void => {
    const hint = feedHintSchema.parse(JSON.parse(payload));
    for (const { onHint } of subscribers) onHint(hint);
  };
  await store.listen(channel, onPayload, () => {
    for (const { onGap } of subscribers) onGap();
  });
  return {
    subscribe: (subscriber) => {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
