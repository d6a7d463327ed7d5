import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { openSealed, sealedKeySchema, sealKey, unwrapKey, wrapKey, wrappedKeySchema } from './wrap-key.ts';

export const keyBytes = 32;

const slotSchema = z.discriminatedUnion('kind', [
  /** The envelope key as the system's keychain has encrypted it, which Electron alone can reach. */
  z.object({ kind: z.literal('keychain'), ciphertext: z.base64() }),
  /** The envelope key itself: what protects it are the file's permissions. */
  z.object({ kind: z.literal('bare'), key: z.base64() }),
  /** Wrapped by the passphrase of a person; `userId` is null for that of whoever starts the program. */
  z.object({
    kind: z.literal('passphrase'),
    userId: z.string().min(1).nullable(),
    wrapped: wrappedKeySchema,
  }),
]);
export type Slot = z.infer<typeof slotSchema>;
export type PassphraseSlot = Extract<Slot, { readonly kind: 'passphrase' }>;

/**
 * The key of the database, sealed under an envelope key, and the ways to that: each slot opens it by itself. A new key
 * of the database leaves the slots as they are.
 */
export const envelopeSchema = z.object({
  version: z.literal(1),
  slots: z.array(slotSchema).min(1).max(100),
  sealed: sealedKeySchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Both keys of an envelope. Whoever has them zeroes them. */
export type OpenedEnvelope = { readonly envelopeKey: Uint8Array; readonly databaseKey: Uint8Array };

/** A new envelope around a key, and the slots that open it. */
export async function createEnvelope(
  databaseKey: Uint8Array,
  slotsFor: (envelopeKey: Uint8Array) => Promise<readonly Slot[]>,
): Promise<Envelope> {
  const envelopeKey = randomBytes(keyBytes);
  try {
    const slots = [...(await slotsFor(envelopeKey))];
    return { version: 1, slots, sealed: sealKey(envelopeKey, databaseKey) };
  } finally {
    envelopeKey.fill(0);
  }
}

/** Both keys; undefined where the key is not that of this envelope. */
export function openEnvelope(envelope: Envelope, envelopeKey: Uint8Array): OpenedEnvelope | undefined {
  const databaseKey = openSealed(envelopeKey, envelope.sealed);
  return databaseKey?.length === keyBytes ? { envelopeKey, databaseKey } : undefined;
}

/** The same slots around another key of the database. */
export function resealed(envelope: Envelope, envelopeKey: Uint8Array, databaseKey: Uint8Array): Envelope {
  return { ...envelope, sealed: sealKey(envelopeKey, databaseKey) };
}

/** With this slot in the place of the one of the same kind and person. */
export function withSlot(envelope: Envelope, slot: Slot): Envelope {
  return { ...envelope, slots: [...envelope.slots.filter((one) => !isSameWay(one, slot)), slot] };
}

function isSameWay(one: Slot, other: Slot): boolean {
  return one.kind === 'passphrase' && other.kind === 'passphrase'
    ? one.userId === other.userId
    : one.kind === other.kind;
}

/** The slots of people, or of one of them; `null` is whoever starts the program. */
export function passphraseSlots({ slots }: Envelope, userId?: string | null): readonly PassphraseSlot[] {
  return slots.filter(
    (slot): slot is PassphraseSlot =>
      slot.kind === 'passphrase' && (userId === undefined || slot.userId === userId),
  );
}

export async function passphraseSlot(
  envelopeKey: Uint8Array,
  userId: string | null,
  passphrase: string,
): Promise<PassphraseSlot> {
  return { kind: 'passphrase', userId, wrapped: await wrapKey(envelopeKey, passphrase) };
}

/** Tries a passphrase at slots, one after the other; undefined where it opens none of them. */
export async function openByPassphrase(
  envelope: Envelope,
  slots: readonly PassphraseSlot[],
  passphrase: string,
): Promise<(OpenedEnvelope & { readonly slot: PassphraseSlot }) | undefined> {
  for (const slot of slots) {
    const envelopeKey = await unwrapKey(slot.wrapped, passphrase);
    const opened = envelopeKey === undefined ? undefined : openEnvelope(envelope, envelopeKey);
    if (opened !== undefined) return { ...opened, slot };
    envelopeKey?.fill(0);
  }
  return undefined;
}

export function zero({ envelopeKey, databaseKey }: OpenedEnvelope): void {
  envelopeKey.fill(0);
  databaseKey.fill(0);
}
