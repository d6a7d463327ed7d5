import { expect, test } from 'vitest';
import { netDaysTerms } from './agreed-terms.ts';
import { paymentTermsSchema } from './payment-terms.ts';
import { readTerms } from './read-terms.ts';
import { defaultTermsPolicy } from './terms-policy.ts';
import { type TermsPhrases, termsWords } from './terms-words.ts';

const phrases: TermsPhrases = {
  atOnce: 'at once',
  days: (count) => `${count} days`,
  months: (count) => `${count} months`,
  monthEnd: 'month end',
  dayOfMonth: (day) => `day ${day}`,
  dayOfFollowingMonth: (day) => `day ${day} of the next month`,
  net: (due) => `net ${due}`,
  discount: (percent, by) => `${percent} % within ${by}`,
  portion: (percent, terms) => `${percent} % ${terms}`,
};

test.each([
  ['30', 'net 30 days'],
  ['due on receipt', 'at once'],
  ['2/10 net 30', '2 % within 10 days, net 30 days'],
  ['30 days end of month the 10th', 'net 30 days + month end + day 10'],
  ['2.5% 10th net 10 prox', '2.5 % within day 10 of the next month, net day 10 of the next month'],
  ['1 month', 'net 1 months'],
  ['30% in 15 days, 70% in 45 days', '30 % net 15 days; 70 % net 45 days'],
  ['as agreed', 'as agreed'],
])('I4: %j reads %j', (name, words) => {
  expect(termsWords(readTerms(name, defaultTermsPolicy), phrases)).toBe(words);
});

test('I4: a discount for payment on the invoice date is one within no days', () => {
  const { terms } = netDaysTerms(30);
  const portions = [{ ...terms?.portions[0], discount: { percent: '1', by: [] } }];
  const atOnce = paymentTermsSchema.parse({ ...terms, portions });
  expect(termsWords({ name: 'X', terms: atOnce }, phrases)).toBe('1 % within 0 days, net 30 days');
});
