import { z } from 'zod';
import { freeText } from '../document.ts';
import { rate } from '../money/rate.ts';
import { type PaymentTerms, paymentTermsSchema } from './payment-terms.ts';

/** No name of terms is longer. */
export const longestTermsName = 120;
/** As many days as a step of terms may have. */
export const longestNetDays = 3650;

/** I4: payment terms as they were agreed: what the ledger calls them, and what that means. */
export const agreedTermsSchema = z
  .object({
    /** The ledger's own code or name, such as `ZB30` or `2/10 net 30`; empty where it gives net days alone. */
    name: freeText(longestTermsName),
    /** Null where nobody has said what the name means: then nothing is computed with it. */
    terms: paymentTermsSchema.nullable(),
  })
  .refine(({ name, terms }) => name !== '' || isNetDays(terms), {
    path: ['name'],
    error: 'only terms of net days alone have no name',
  });
export type AgreedTerms = z.infer<typeof agreedTermsSchema>;

/** I4: everything is due so many days after the invoice date, without a discount. */
export function netDaysTerms(days: number): AgreedTerms {
  const due: PaymentTerms['portions'][number]['due'] = [{ step: 'days', days }];
  const portions = [{ percent: rate('100'), due, discount: null }];
  return { name: '', terms: { portions, discountBase: 'gross', partPayment: 'divided' } };
}

function isNetDays(terms: PaymentTerms | null): boolean {
  const [portion, ...others] = terms?.portions ?? [];
  const [step, ...more] = portion?.due ?? [];
  return others.length === 0 && portion?.discount === null && step?.step === 'days' && more.length === 0;
}
