import { z } from 'zod';
import { countryCodeSchema } from '../../src-shared/domain/organisation/country.ts';
import { policySchema } from '../../src-shared/domain/organisation/policy.ts';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import { firstSettings, settingsOf } from '../../src-shared/domain/organisation/settings-of.ts';
import type { Store } from '../store/store.ts';

/** The reference data of a tenant as they are stored, with the position up to which they are. */
const storedSettingsSchema = z.object({
  version: z.string(),
  country: countryCodeSchema,
  policy: policySchema,
  references: z.array(z.object({ id: z.string(), version: z.int(), value: z.unknown() })),
});

type Held = { readonly version: string; readonly settings: Settings };

/** What this process has read of the settings of tenants: they change rarely and are long. */
export type TenantSettings = {
  /** Of which version the settings are that are held; empty where none are. */
  readonly versionOf: (tenantId: string) => string;
  /** The settings, of what was read now where that is not null. Throws where nothing was read yet and is not now. */
  readonly take: (tenantId: string, stored: unknown, warn: (message: string) => void) => Settings;
};

const ofStores = new WeakMap<Store, TenantSettings>();
const maxTenants = 500;

/** The settings that this process holds of a store. */
export function tenantSettingsOf(store: Store): TenantSettings {
  const known = ofStores.get(store) ?? createTenantSettings();
  ofStores.set(store, known);
  return known;
}

/**
 * Holds the settings of the tenants that were asked for last. A stored value that its schema refuses is warned of by
 * the name of its field; what was held before, or the default, stays.
 */
export function createTenantSettings(): TenantSettings {
  const held = new Map<string, Held>();
  return {
    versionOf: (tenantId) => held.get(tenantId)?.version ?? '',
    take(tenantId, stored, warn) {
      const before = held.get(tenantId);
      if (stored === null) {
        if (before === undefined) throw new Error('the settings of a tenant were not read');
        return before.settings;
      }
      const { version, references, ...organisation } = storedSettingsSchema.parse(stored);
      const { settings, invalid } = settingsOf(references, firstSettings(organisation), before?.settings);
      for (const { id, field } of invalid) warn(`the setting ${id} cannot be read at "${field}"`);
      held.delete(tenantId);
      held.set(tenantId, { version, settings });
      const [oldest] = held.keys();
      if (held.size > maxTenants && oldest !== undefined) held.delete(oldest);
      return settings;
    },
  };
}
