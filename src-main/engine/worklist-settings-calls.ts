import {
  firstWorklistSettings,
  type WorklistSettings,
  worklistSettingsSchema,
} from '../../src-shared/contract/worklist-settings.ts';
import type { DevicePort } from './ports/device-port.ts';

type SettingParts = { readonly device: DevicePort };

/**
 * How the person who is signed in has set up the tables of accounts; as they come while nothing is kept, and while the
 * device is locked. What a newer program has kept and this one cannot read is left where it is.
 */
export function readWorklistSettings({ device }: SettingParts): WorklistSettings {
  const kept = device.lock() === undefined ? device.setting(nameOf(device)) : undefined;
  if (kept === undefined) return firstWorklistSettings;
  return worklistSettingsSchema.safeParse(JSON.parse(kept)).data ?? firstWorklistSettings;
}

/** Keeps them for the person who is signed in. */
export function keepWorklistSettings({ device }: SettingParts, settings: WorklistSettings): void {
  device.saveSetting(nameOf(device), JSON.stringify(settings));
}

function nameOf(device: DevicePort): string {
  return `worklist/${device.session()?.actor.userId ?? ''}`;
}
