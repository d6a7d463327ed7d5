import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { type Person, peopleId, peopleSchema } from '../../src-shared/domain/organisation/people.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import { defaultSettings, type Settings } from '../../src-shared/domain/organisation/settings.ts';
import { firstSettings, settingsOf } from '../../src-shared/domain/organisation/settings-of.ts';
import { type HeldTemplate, heldTemplate, noTemplate } from './held-template.ts';
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
  /** Everybody of the organisation, as the server's directory has them; none before it is here. */
  people(): readonly Person[];
  /** How its papers look and what they say. */
  template(): HeldTemplate;
  /** Reads the reference data of the replica again. */
  load(): Promise<void>;
};

export function createOrganisationRules(
  replica: Pick<ReplicaPort, 'reference'>,
  device: Pick<DevicePort, 'session'>,
  log: Log,
): OrganisationRules {
  let held: readonly Reference[] = [];
  let directory: readonly Person[] = [];
  let template = noTemplate;
  let loading: Promise<void> = Promise.resolve();
  let present: Present | undefined;
  const read = async (): Promise<void> => {
    held = await replica.reference();
    directory = readPeople(held, directory, log);
    template = heldTemplate(held, log);
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
    people: () => directory,
    template: () => template,
    load() {
      // One after the other, so that what is read last is what counts.
      loading = loading.then(read, read);
      return loading;
    },
  };
}

/** The directory among the reference data; as it was before where what is stored cannot be read. */
function readPeople(
  references: readonly Reference[],
  before: readonly Person[],
  log: Log,
): readonly Person[] {
  const stored = references.find((one) => one.id === peopleId);
  if (stored === undefined) return [];
  const { data, error } = peopleSchema.safeParse(stored.value);
  if (error !== undefined)
    log('error', 'settings.invalid', { id: peopleId, field: error.issues[0]?.path.join('.') ?? '' });
  return data ?? before;
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
