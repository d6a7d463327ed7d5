import type { DevicePort } from './ports/device-port.ts';

type DraftParts = { readonly device: DevicePort };

/**
 * What the person who is signed in typed and did not record, as the screens wrote it; null when there is nothing, or
 * the device is locked.
 */
export function readDrafts({ device }: DraftParts): string | null {
  if (device.lock() !== undefined) return null;
  return device.setting(draftsOf(device)) ?? null;
}

/**
 * Keeps drafts of the person who is signed in, also while the device is locked: the last words before it. An empty text
 * forgets them; those of somebody else are left out.
 */
export function keepDrafts(
  { device }: DraftParts,
  { content, userId }: { readonly content: string; readonly userId: string },
): void {
  if (device.session()?.actor.userId !== userId) return;
  if (content === '') device.removeSetting(draftsOf(device));
  else device.saveSetting(draftsOf(device), content);
}

function draftsOf(device: DevicePort): string {
  return `drafts/${device.session()?.actor.userId ?? ''}`;
}
