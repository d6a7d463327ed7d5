import type { TFunction } from 'i18next';
import type { CountedFinding } from '../../src-shared/contract/account-questions.ts';
import { isTimeZone } from '../../src-shared/domain/calendar/local-time.ts';
import type { Formats } from './formats.ts';

/** A1: the name of a contact rule; one that the organisation has made itself goes by its own. */
export function contactRuleWords(rule: string, t: TFunction): string {
  return t(`contactRule.${rule}`, { defaultValue: rule });
}

/** The sources of the rules that an organisation begins with, as far as they are words and not the name of a law. */
const sourceKeys: ReadonlyMap<string, string> = new Map([
  ['House rule', 'house'],
  ['House rule after FCA CONC 7.9.4 R', 'houseUnitedKingdom'],
]);

/** A1: where a contact rule comes from; what the organisation has written itself stays as it is. */
export function contactSourceWords(source: string, t: TFunction): string {
  const key = sourceKeys.get(source);
  return key === undefined ? source : t(`contactSource.${key}`);
}

/** A1: what speaks against a contact: the rule, where it comes from and why, with how many attempts in which days. */
export function contactFindingWords(
  { rule, source, why, counted, days }: CountedFinding,
  t: TFunction,
): string {
  const period = days === null ? '' : t('contactWarning.period', { count: days });
  return t('contactWarning.finding', {
    rule: contactRuleWords(rule, t),
    source: contactSourceWords(source, t),
    why: t(`contactObjection.${why}`, { count: counted.length, period }),
  });
}

/** A1: from when a contact is allowed again: by the customer's clock, and by one's own where that shows another time. */
export function allowedAgainWords(at: string, timeZone: string, t: TFunction, formats: Formats): string {
  const here = formats.dateTime(at);
  const there = isTimeZone(timeZone) ? formats.dateTime(at, timeZone) : here;
  if (here === there) return t('contactWarning.allowedAgain', { when: here });
  return t('contactWarning.allowedAgainThere', { when: there, zone: timeZone, here });
}
