import { sql } from 'kysely';
import { z } from 'zod';
import { collectionNameSchema } from '../../src-shared/protocol/collections.ts';
import type { Store, Trx } from './store.ts';

/** Who a change is for, besides managers and administrators: these users, and this device for its outcomes. */
const audienceSchema = z.object({ userIds: z.array(z.string()), deviceId: z.string().nullable() });
export type HintAudience = z.infer<typeof audienceSchema>;

const feedHintSchema = z.object({
  tenantId: z.string(),
  seq: z.int(),
  collections: z.array(collectionNameSchema),
  /** Null: for everybody of the tenant. */
  audience: audienceSchema.nullable(),
});
/** What a committed transaction tells every server process: positions and names, never data. */
export type FeedHint = z.infer<typeof feedHintSchema>;

const channel = 'duebook_feed';

/** Sends a hint to all server processes when the transaction commits; nothing is sent when it does not. */
export async function sendHint(trx: Trx, hint: FeedHint): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(hint)})`.execute(trx);
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
