import { describe, expect, it } from 'vitest';
import { interestRuleFor } from '../interest/interest-policy.ts';
import { defaultPlanPolicy } from '../plan/plan-policy.ts';
import { defaultPolicy } from './policy.ts';
import { referenceValues } from './reference.ts';
import { defaultSettings } from './settings.ts';
import { firstSettings, isNamedRightly, settingsOf } from './settings-of.ts';

const policy = { ...defaultPolicy, promiseToleranceDays: 9 };
const calendar = (country: string) => ({ country, weekend: [7], holidays: [] });

describe('the settings of an organisation', () => {
  it('are the documents that are named like their kind, and the fallback for the others', () => {
    const plan = { ...defaultPlanPolicy, graceDays: 1 };
    const references = [
      { id: 'policy', version: 3, value: policy },
      { id: 'plan', version: 1, value: plan },
      { id: 'a-draft', version: 2, value: { ...policy, promiseToleranceDays: 1 } },
      { id: 'calendar.de', version: 5, value: calendar('DE') },
    ];
    expect(settingsOf(references, defaultSettings)).toEqual({
      settings: {
        ...defaultSettings,
        policy,
        plan,
        calendar: calendar('DE'),
        versions: { policy: 3, plan: 1, 'calendar.de': 5 },
      },
      invalid: [],
    });
  });

  it("M5: have the calendar of the organisation's own country, else the first that is there", () => {
    const all = ['CH', 'AT', 'FR'].map((one) => ({
      id: `calendar.${one.toLowerCase()}`,
      version: 1,
      value: calendar(one),
    }));
    const of = (country: string) =>
      settingsOf(all, firstSettings({ country, policy })).settings.calendar.country;
    expect([of('FR'), of('CH'), of('PL')]).toEqual(['FR', 'CH', 'AT']);
    expect(settingsOf([], firstSettings({ country: 'PL', policy })).settings.calendar).toMatchObject({
      country: 'PL',
      holidays: [],
    });
  });

  it('keep what held before where a value cannot be read, and name its field', () => {
    const before = { ...defaultSettings, policy, versions: { policy: 3 } };
    const broken = [
      { id: 'policy', version: 4, value: { ...policy, ageingBucketDays: [30, 'x'] } },
      { id: 'dunning', version: 2, value: null },
    ];
    expect(settingsOf(broken, defaultSettings, before)).toEqual({
      settings: before,
      invalid: [
        { id: 'policy', field: 'ageingBucketDays.1' },
        { id: 'dunning', field: '' },
      ],
    });
    expect(settingsOf(broken, defaultSettings).settings).toEqual(defaultSettings);
  });

  it("G2, A1: begin with the interest of the organisation's own law and limits for its own consumers", () => {
    const of = (country: string) => {
      const { interest, contact } = firstSettings({ country, policy });
      const business = interestRuleFor({ country: 'JP', customerType: 'business' }, interest)?.key;
      const consumer = interestRuleFor({ country, customerType: 'consumer' }, interest)?.key;
      const limits = contact.rules.filter(
        (rule) => rule.customerTypes.includes('consumer') && rule.countries.includes(country),
      );
      return [business, consumer, ...limits.map(({ id }) => id)];
    };
    expect(of('GB')).toEqual(['uk-statutory', 'fixed', 'uk-consumer']);
    expect(of('DE')).toEqual(['de-business', 'de-consumer', 'home-consumer']);
    expect(of('FR')).toEqual(['eu-directive', 'fixed', 'home-consumer']);
    expect(of('US')).toEqual(['fixed', 'fixed', 'us-consumer-hours', 'us-consumer-calls']);
    expect(of('JP')).toEqual(['fixed', 'fixed', 'home-consumer']);
  });

  it.each(['GB', 'DE', 'FR', 'US', 'JP'])('are all as their schemas want them at first, in %s', (country) => {
    const { interest, contact } = firstSettings({ country, policy });
    expect(referenceValues.interest.safeParse(interest).error).toBeUndefined();
    expect(referenceValues['contact-rules'].safeParse(contact).error).toBeUndefined();
  });

  it('N4: want a smallest instalment of no more than the whole', () => {
    const problem = (minInstalmentPercent: string) =>
      referenceValues.plan.safeParse({ ...defaultPlanPolicy, minInstalmentPercent }).error?.issues;
    expect(problem('100')).toBeUndefined();
    expect(problem('100.1')).toMatchObject([{ path: ['minInstalmentPercent'] }]);
  });

  it('authority: have one limit for a role, an action and a currency; the second is refused at its index', () => {
    const [first, second] = defaultSettings.authorityLimits;
    const given = [first, second, { ...first, limitMinor: 1 }];
    expect(referenceValues['authority-limits'].safeParse(given).error?.issues).toMatchObject([
      { path: [2], message: 'collector, fee-waiver, EUR stands there already, at [0]' },
    ]);
  });

  it('refuse fields that there are not, by their names, whatever the document', () => {
    const all = firstSettings({ country: 'DE', policy });
    const values = {
      policy,
      ...{ calendar: all.calendar, strategy: all.strategy, dunning: all.dunning, interest: all.interest },
      ...{ plan: all.plan, matching: all.matching, credit: all.credit, terms: all.terms },
      ...{ 'contact-rules': all.contact, 'key-figures': all.keyFigures },
    };
    for (const [kind, value] of Object.entries(values)) {
      const parsed = referenceValues[kind as keyof typeof values].safeParse({ ...value, nope: 1 });
      expect([kind, parsed.error?.issues]).toMatchObject([
        kind,
        [{ code: 'unrecognized_keys', keys: ['nope'] }],
      ]);
    }
  });

  it('have the version of their document and none of their own', () => {
    const { versions, ...parts } = settingsOf(
      [{ id: 'dunning', version: 4, value: defaultSettings.dunning }],
      defaultSettings,
    ).settings;
    expect(versions).toEqual({ dunning: 4 });
    for (const part of Object.values(parts)) expect(part).not.toHaveProperty('version');
  });

  it('reserve the names of their documents for the kinds', () => {
    const fits = (id: string, kind: Parameters<typeof isNamedRightly>[0]['kind']) =>
      isNamedRightly({ id, kind });
    expect([fits('policy', 'policy'), fits('calendar.de', 'calendar'), fits('my-plan', 'plan')]).toEqual([
      ...[true, true, true],
    ]);
    expect([fits('policy', 'plan'), fits('calendar.de', 'policy'), fits('plan', 'calendar')]).toEqual([
      ...[false, false, false],
    ]);
    expect([fits('people', 'people'), fits('people', 'plan'), fits('my-people', 'people')]).toEqual([
      ...[true, false, false],
    ]);
  });
});
