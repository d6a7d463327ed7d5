import type { TFunction } from 'i18next';
import type { ContactHours, ContactRule } from '../../../src-shared/domain/contact/contact-policy.ts';
import { contactRuleWords, contactSourceWords } from '../../app/contact-rule-words.ts';
import type { Formats } from '../../app/formats.ts';

export type ContactRuleWords = {
  readonly title: string;
  readonly source: string;
  readonly lines: readonly string[];
};

/** A1: what a rule says, in sentences: whom it is about, when they may be contacted, how often. */
export function contactRuleLines(rule: ContactRule, t: TFunction, formats: Formats): ContactRuleWords {
  return {
    title: contactRuleWords(rule.id, t),
    source: t('settings.contactSource', { source: contactSourceWords(rule.source, t) }),
    lines: [
      whoWords(rule, t, formats),
      rule.hours === null ? t('settings.contactAnyTime') : hoursWords(rule.hours, t, formats),
      ...limitWords(rule, t),
      ...(rule.needsConsent ? [t('settings.contactNeedsConsent')] : []),
    ],
  };
}

function whoWords(rule: ContactRule, t: TFunction, { list, locale }: Formats): string {
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  const customers = list(rule.customerTypes.map((type) => t(`settings.customers.${type}`)));
  const places =
    rule.countries.length === 0
      ? t('settings.contactEverywhere')
      : t('settings.contactIn', { countries: list(rule.countries.map((code) => regions.of(code) ?? code)) });
  const segments =
    rule.segments.length === 0 ? '' : t('settings.contactSegments', { segments: list([...rule.segments]) });
  const channels = list(rule.channels.map((channel) => t(`settings.channel.${channel}`)));
  return t('settings.contactWho', { customers, places, segments, channels });
}

function hoursWords(
  { from, to, weekdays, onHolidays }: ContactHours,
  t: TFunction,
  formats: Formats,
): string {
  const days =
    weekdays.length === 7 ? t('settings.everyDay') : formats.list(weekdays.map(weekdayName(formats)));
  return t(onHolidays ? 'settings.contactHours' : 'settings.contactHoursNoHolidays', { from, to, days });
}

/** 1 is Monday, as the rules count. */
function weekdayName({ locale }: Formats): (weekday: number) => string {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 5 January 1970 was a Monday.
  return (weekday) => names.format(Date.UTC(1970, 0, 4 + weekday));
}

function limitWords({ attempts, daysAfterConversation, per }: ContactRule, t: TFunction): readonly string[] {
  const what = t(`settings.contactPer.${per}`);
  return [
    ...(attempts === null
      ? []
      : [
          t('settings.contactAttempts', {
            count: attempts.attempts,
            what,
            days: t('settings.days', { count: attempts.windowDays }),
          }),
        ]),
    ...(daysAfterConversation === null
      ? []
      : [t('settings.contactPause', { what, days: t('settings.days', { count: daysAfterConversation }) })]),
  ];
}
