import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import { defaultSettings, type Settings } from '../../src-shared/domain/organisation/settings.ts';
import { firstSettings, settingsOf } from '../../src-shared/domain/organisation/settings-of.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { Log } from './ports/log.ts';
import type { ReplicaPort } from './ports/replica-port.ts';

/**
 * The rules' settings of the organisation that is signed in. The documents that hold are named like their kind; others
 * of the kind may be drafts.
 */
export type OrganisationRules = {
  /**
   * As the reference data say; before they are here, as the session does. The same object for as long as nothing
   * changes, so that what was computed with it can be kept.
   */
  settings(): Settings;
  /** Reads the reference data of the replica again. */
  load(): Promise<void>;
};

export function createOrganisationRules(
  replica: Pick<ReplicaPort, 'reference'>,
  device: Pick<DevicePort, 'session'>,
  log: Log,
): OrganisationRules {
  let held: readonly Reference[] = [];
  let loading: Promise<void> = Promise.resolve();
  let present: Present | undefined;
  const read = async (): Promise<void> => {
    held = await replica.reference();
  };
  return {
    settings() {
      const organisation = device.session()?.organisation;
      if (present?.held === held && isSame(present.organisation, organisation)) return present.settings;
      const first = organisation === undefined ? defaultSettings : firstSettings(organisation);
      const before = present?.organisation?.id === organisation?.id ? present?.settings : undefined;
      const { settings, invalid } = settingsOf(held, first, before);
      for (const { id, field } of invalid) log('error', 'settings.invalid', { id, field });
      present = { held, organisation, settings };
      return settings;
    },
    load() {
      // One after the other, so that what is read last is what counts.
      loading = loading.then(read, read);
      return loading;
    },
  };
}

/** The settings with what they are made of. */
type Present = {
  readonly held: readonly Reference[];
  readonly organisation: Organisation | undefined;
  readonly settings: Settings;
};

/** Every renewal of the session brings the organisation anew, mostly with nothing new in it. */
function isSame(one: Organisation | undefined, other: Organisation | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
