import { describe, expect, test } from 'vitest';
import { type ContactRule, contactPolicySchema, defaultContactPolicy } from './contact-policy.ts';

const [, , rule] = defaultContactPolicy.rules;
if (rule === undefined) throw new Error('the seed has three rules');

function wrongFields(...rules: readonly object[]): readonly string[] {
  const { error } = contactPolicySchema.safeParse({ rules });
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
}

describe('the policy of contacts', () => {
  test('A1: the seeds are valid and have the facts of Regulation F', () => {
    const { rules } = contactPolicySchema.parse(defaultContactPolicy);
    expect(rules).toEqual(defaultContactPolicy.rules);
    const calls = rules.find(({ id }) => id === 'us-consumer-calls');
    expect(calls).toMatchObject({
      per: 'debt',
      attempts: { attempts: 7, windowDays: 7 },
      daysAfterConversation: 7,
    });
    const hours = rules.find(({ id }) => id === 'us-consumer-hours')?.hours;
    expect(hours).toMatchObject({ from: '08:00', to: '21:00', onHolidays: true });
  });

  const hours = (changes: object) => ({ hours: { ...rule.hours, ...changes } });
  test.each<[string, object]>([
    ['rules.0.id', { id: 'Büro' }],
    ['rules.0.id', { id: 'do-not-contact' }],
    ['rules.0.id', { id: 'consent' }],
    ['rules.0.channels', { channels: [] }],
    ['rules.0.channels', { channels: ['call', 'call'] }],
    ['rules.0.channels.0', { channels: ['fax'] }],
    ['rules.0.countries.0', { countries: ['Germany'] }],
    ['rules.0.countries.1', { countries: ['GB', 'UK'] }],
    ['rules.0', { hour: null }],
    ['rules.0.hours', hours({ until: '20:00' })],
    ['rules.0.customerTypes', { customerTypes: [] }],
    ['rules.0.segments.0', { segments: [''] }],
    ['rules.0.hours.from', hours({ from: '8:00' })],
    ['rules.0.hours.from', hours({ from: '24:00' })],
    ['rules.0.hours.to', hours({ to: '24:01' })],
    ['rules.0.hours.to', hours({ from: '18:00', to: '08:00' })],
    ['rules.0.hours.to', hours({ from: '08:00', to: '08:00' })],
    ['rules.0.hours.weekdays', hours({ weekdays: [1, 1] })],
    ['rules.0.hours.weekdays.0', hours({ weekdays: [0] })],
    ['rules.0.hours.onHolidays', hours({ onHolidays: 'no' })],
    ['rules.0.per', { per: 'person' }],
    ['rules.0.attempts.attempts', { attempts: { attempts: 0, windowDays: 7 } }],
    ['rules.0.attempts.windowDays', { attempts: { attempts: 7, windowDays: Number.NaN } }],
    ['rules.0.daysAfterConversation', { daysAfterConversation: 366 }],
    ['rules.0.needsConsent', { needsConsent: undefined }],
    ['rules.0.source', { source: '' }],
  ])('A1: names the field %s where it is wrong: %j', (field, change) => {
    expect(wrongFields({ ...rule, ...change })).toContain(field);
  });

  test('A1: two rules of one name are refused, at the second', () => {
    const other: ContactRule = { ...rule, id: 'other' };
    expect(wrongFields(rule, other, rule)).toEqual(['rules.2.id']);
    expect(wrongFields(rule, other)).toEqual([]);
  });

  test('A1: a rule may hold until midnight', () => {
    expect(wrongFields({ ...rule, ...hours({ from: '00:00', to: '24:00' }) })).toEqual([]);
  });
});
