import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ContactRule,
  contactPolicyOf,
  defaultContactPolicy,
} from '../../../src-shared/domain/contact/contact-policy.ts';
import { formatsOf } from '../../app/formats.ts';
import { germanWords as de, englishWords as en } from '../../app/words.fixture.ts';
import { contactRuleLines } from './contact-rule-lines.ts';

const ruleOf = (id: string): ContactRule => {
  const rule = defaultContactPolicy.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};
const inWords = (rule: ContactRule, language = 'en') =>
  contactRuleLines(rule, i18next.getFixedT(language), formatsOf(language));

describe('a contact rule in words', () => {
  beforeAll(async () => {
    await i18next.init({
      lng: 'en',
      resources: { en: { translation: en }, de: { translation: de } },
      interpolation: { escapeValue: false },
    });
  });

  it('says whom it is about, when, how often, and where it comes from', () => {
    expect(inWords(ruleOf('uk-consumer'))).toEqual({
      title: 'Consumers in the United Kingdom',
      source: 'Source: House rule after FCA CONC 7.9.4 R',
      lines: [
        'Calls, text messages and visits to consumers in United Kingdom.',
        'From 08:00 to 21:00 at the customer’s, Monday, Tuesday, Wednesday, Thursday, Friday and Saturday, not on holidays.',
        'At most 3 attempts in 7 days, for the whole account.',
      ],
    });
    expect(inWords(ruleOf('us-consumer-calls')).lines.slice(1)).toEqual([
      'At any time of the day.',
      'At most 7 attempts in 7 days, for each invoice.',
      'After a conversation no attempt for 7 days, for each invoice.',
    ]);
  });

  it('says the same in German, every word of it', () => {
    for (const rule of contactPolicyOf('DE').rules) {
      const { title, source, lines } = inWords({ ...rule, needsConsent: true }, 'de');
      expect([title, source, ...lines].join(' ')).not.toMatch(/settings\.|contactRule\.|\{\{/);
      expect(lines).toContain('Nur mit Einwilligung.');
    }
    expect(inWords(ruleOf('business-hours'), 'de').lines).toEqual([
      'Anrufe und Besuche an Firmen in jedem Land.',
      'Von 08:00 bis 18:00 Uhr beim Kunden, Montag, Dienstag, Mittwoch, Donnerstag und Freitag, nicht an Feiertagen.',
    ]);
  });

  it('names the segments where it is for some only', () => {
    const [who] = inWords({ ...ruleOf('business-hours'), segments: ['Key', 'Small'] }).lines;
    expect(who).toBe('Calls and visits to businesses in every country, segments Key and Small.');
  });
});
