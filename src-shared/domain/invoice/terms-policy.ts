import { z } from 'zod';
import { freeText } from '../document.ts';
import { longestTermsName } from './agreed-terms.ts';
import { paymentTermsSchema } from './payment-terms.ts';
import { defaultTermsConventions, termsConventionsSchema } from './payment-terms-conventions.ts';
import { parsePaymentTerms } from './payment-terms-names.ts';

/** I4: what a code or a name of the organisation's ledger means. */
const namedTermsSchema = z.strictObject({
  /** As the ledger writes it; case and spaces are of no account. */
  code: freeText(longestTermsName).regex(/\S/, { error: 'must not be empty' }),
  terms: paymentTermsSchema,
});

/** I4: the conventions of the usual names, and the names of the organisation's own, which go before. Versioned. */
export const termsPolicySchema = z.strictObject({
  ...termsConventionsSchema.shape,
  named: z
    .array(namedTermsSchema)
    .max(1000)
    .superRefine((named, context) => {
      const known = new Set<string>();
      named.forEach(({ code }, index) => {
        const key = termsKey(code);
        if (known.has(key))
          context.addIssue({ code: 'custom', path: [index, 'code'], message: 'stands in the list before' });
        known.add(key);
      });
    }),
});
export type TermsPolicy = z.infer<typeof termsPolicySchema>;

/** A code or a name as it is compared. */
export function termsKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[,;]\s+/g, '')
    .replace(/\s+/g, '');
}

/** What German ledgers write, which the reader of English names does not know, with the name of the same terms. */
const germanNames: readonly (readonly [code: string, name: string])[] = [
  ['sofort', 'due at once'],
  ['sofort fällig', 'due at once'],
  ['sofort netto', 'due at once'],
  ['Vorkasse', 'due at once'],
  ...[7, 8, 10, 14, 20, 21, 30, 45, 60, 90].flatMap((days): [string, string][] => [
    [`${days} Tage`, `net ${days}`],
    [`${days} Tage netto`, `net ${days}`],
    [`netto ${days} Tage`, `net ${days}`],
  ]),
  ...(['2', '3'] as const).flatMap((percent) =>
    [8, 10, 14].flatMap((days): [string, string][] => [
      [`${days} Tage ${percent} % Skonto, 30 Tage netto`, `${percent}/${days} net 30`],
      [`${days} Tage ${percent} %, 30 Tage netto`, `${percent}/${days} net 30`],
      [`${percent} % Skonto ${days} Tage, 30 Tage netto`, `${percent}/${days} net 30`],
    ]),
  ),
];

export const defaultTermsPolicy: TermsPolicy = {
  ...defaultTermsConventions,
  named: germanNames.map(([code, name]) => {
    const terms = parsePaymentTerms(name, defaultTermsConventions);
    if (!terms.ok) throw new RangeError(`not the name of payment terms: ${name}`);
    return { code, terms: terms.value };
  }),
};
