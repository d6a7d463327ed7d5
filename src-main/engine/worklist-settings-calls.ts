import {
  firstWorklistSettings,
  type OwnWorklistSettings,
  type WorklistSettings,
  worklistSettingsSchema,
} from '../../src-shared/contract/worklist-settings.ts';
import { parseJson } from '../../src-shared/domain/parse-json.ts';
import type { DevicePort } from './ports/device-port.ts';

type SettingParts = { readonly device: DevicePort };

/**
 * How the person who is signed in has set up the tables of accounts; as they come while nothing is kept, and while the
 * device is locked. What a newer program has kept and this one cannot read is left where it is.
 */
export function readWorklistSettings({ device }: SettingParts): OwnWorklistSettings | null {
  const userId = device.session()?.actor.userId;
  if (userId === undefined) return null;
  const kept = device.lock() === undefined ? device.setting(nameOf(userId)) : undefined;
  return { userId, settings: kept === undefined ? firstWorklistSettings : parsed(kept) };
}

function parsed(kept: string): WorklistSettings {
  return worklistSettingsSchema.safeParse(parseJson(kept)).data ?? firstWorklistSettings;
}

/** Keeps them for the person who is signed in; those of somebody else are left out. */
export function keepWorklistSettings(
  { device }: SettingParts,
  { userId, settings }: OwnWorklistSettings,
): void {
  if (device.session()?.actor.userId !== userId) return;
  device.saveSetting(nameOf(userId), JSON.stringify(settings));
}

function nameOf(userId: string): string {
  return `worklist/${userId}`;
}
