import type { z } from 'zod';
import { contactPolicyOf } from '../contact/contact-policy.ts';
import { documentTemplateId } from '../document-template/document-template.ts';
import { interestPolicyOf } from '../interest/interest-policy.ts';
import type { Organisation } from './organisation.ts';
import { peopleId } from './people.ts';
import { type Reference, referenceValues } from './reference.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** Which part of the settings each document is, by its id. A calendar is named after its country. */
const partOfId = {
  policy: 'policy',
  'dispute-reasons': 'disputeReasons',
  'authority-limits': 'authorityLimits',
  dunning: 'dunning',
  'contact-rules': 'contact',
  interest: 'interest',
  plan: 'plan',
  matching: 'matching',
  strategy: 'strategy',
  credit: 'credit',
  'key-figures': 'keyFigures',
  terms: 'terms',
} as const satisfies Partial<Record<Reference['kind'], keyof Settings>>;
const namedIds = Object.keys(partOfId) as (keyof typeof partOfId)[];

/** A document of reference data as it is stored, whatever wrote it. */
export type StoredReference = {
  readonly id: string;
  readonly version: number;
  readonly value: unknown;
};

/** A stored value that its schema refuses: of which document, and which of its fields. */
export type InvalidSetting = { readonly id: string; readonly field: string };

/** The settings with what could not be read of them. */
export type ReadSettings = { readonly settings: Settings; readonly invalid: readonly InvalidSetting[] };

/**
 * The settings that the documents of an organisation make up. Documents of other names are drafts and other countries'
 * calendars. What is not there is as `fallback` has it; what cannot be read is named and stays as it was `before`. The
 * calendar is that of the fallback's country, else the first that is there.
 */
export function settingsOf(
  references: readonly StoredReference[],
  fallback: Settings,
  before: Settings = fallback,
): ReadSettings {
  const byId = new Map(references.map((one) => [one.id, one]));
  const parts: Record<string, unknown> = {};
  const versions: Record<string, number> = {};
  const invalid: InvalidSetting[] = [];
  const read = (part: keyof Settings, id: string, schema: z.ZodType): void => {
    const stored = byId.get(id);
    const parsed = schema.safeParse(stored?.value);
    const version = parsed.success ? stored?.version : before.versions[id];
    if (version !== undefined) versions[id] = version;
    if (parsed.success) parts[part] = parsed.data;
    else {
      parts[part] = before[part];
      invalid.push({ id, field: parsed.error.issues[0]?.path.join('.') ?? '' });
    }
  };
  for (const id of namedIds) if (byId.has(id)) read(partOfId[id], id, referenceValues[id]);
  const calendar = calendarIdIn(byId, fallback.calendar.country);
  if (calendar !== undefined) read('calendar', calendar, referenceValues.calendar);
  return { settings: { ...fallback, ...parts, versions }, invalid };
}

/** The id of a country's calendar. */
export function calendarId(country: string): string {
  return `calendar.${country.toLowerCase()}`;
}

/** True where a document of this kind may have this id: the names that settings are read by belong to their kinds. */
export function isNamedRightly({ id, kind }: Pick<Reference, 'id' | 'kind'>): boolean {
  if (id.startsWith('calendar.')) return kind === 'calendar';
  for (const only of [peopleId, documentTemplateId] as const)
    if (id === only || kind === only) return id === only && kind === only;
  return !namedIds.some((named) => named === id) || id === kind;
}

/** Before any reference data are there: the organisation's own policy, and the defaults of its country. */
export function firstSettings({ country, policy }: Pick<Organisation, 'country' | 'policy'>): Settings {
  return {
    ...defaultSettings,
    policy,
    calendar: { ...defaultSettings.calendar, country },
    interest: interestPolicyOf(country),
    contact: contactPolicyOf(country),
  };
}

function calendarIdIn(byId: ReadonlyMap<string, unknown>, country: string): string | undefined {
  const own = calendarId(country);
  return byId.has(own) ? own : [...byId.keys()].filter((id) => id.startsWith('calendar.')).sort()[0];
}
