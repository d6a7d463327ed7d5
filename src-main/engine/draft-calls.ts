import { z } from 'zod';
import type { KeptDrafts } from '../../src-shared/contract/kept-drafts.ts';
import type { ChangeBus } from './change-bus.ts';
import type { DevicePort } from './ports/device-port.ts';

type DraftParts = { readonly device: DevicePort };
type DraftChanges = {
  readonly changes: Readonly<Record<string, string | null>>;
  readonly userId: string;
};

const textsSchema = z.record(z.string(), z.string());

/**
 * What the person who is signed in typed and did not record, by form, as the screens wrote it; null where nobody is, and
 * while the device is locked.
 */
export function readDrafts({ device }: DraftParts): KeptDrafts | null {
  const session = device.session();
  if (session === undefined || device.lock() !== undefined) return null;
  const { userId } = session.actor;
  return { userId, texts: textsOf(device, userId) };
}

/**
 * Keeps drafts of the person who is signed in, also while the device is locked: the last words before it. Each form by
 * itself, so that two windows do not overwrite each other's; those of somebody else are left out.
 */
export function keepDrafts(
  { device, bus }: DraftParts & { readonly bus: ChangeBus },
  { changes, userId }: DraftChanges,
): void {
  if (device.session()?.actor.userId !== userId) return;
  const merged = Object.entries({ ...textsOf(device, userId), ...changes });
  const texts = merged.filter(([, text]) => text !== null);
  if (texts.length === 0) device.removeSetting(settingOf(userId));
  else device.saveSetting(settingOf(userId), JSON.stringify(Object.fromEntries(texts)));
  bus.emit({ kind: 'drafts' });
}

function textsOf(device: DevicePort, userId: string): Readonly<Record<string, string>> {
  return textsSchema.parse(JSON.parse(device.setting(settingOf(userId)) ?? '{}'));
}

function settingOf(userId: string): string {
  return `drafts/${userId}`;
}
