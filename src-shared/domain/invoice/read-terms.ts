import { type AgreedTerms, longestNetDays, netDaysTerms } from './agreed-terms.ts';
import { parsePaymentTerms } from './payment-terms-names.ts';
import { type TermsPolicy, termsKey } from './terms-policy.ts';

/** Net days as a ledger writes them; with a zero before it is a code. */
const wholeDays = /^(?:0|[1-9]\d{0,3})$/;

/**
 * I4: what the terms of a ledger mean: a code or name of the organisation's own, net days, or a usual English name. A
 * text that is none of them stays as a name without a meaning. At most `longestTermsName` characters.
 */
export function readTerms(text: string, policy: TermsPolicy): AgreedTerms {
  return termsReader(policy)(text);
}

/** I4: as {@link readTerms}, for many texts: each different one is read once. */
export function termsReader(policy: TermsPolicy): (text: string) => AgreedTerms {
  const named = new Map(policy.named.map(({ code, terms }) => [termsKey(code), terms]));
  const read = (name: string): AgreedTerms => {
    const own = named.get(termsKey(name));
    if (own !== undefined) return { name, terms: own };
    if (wholeDays.test(name) && Number(name) <= longestNetDays) return netDaysTerms(Number(name));
    // "0030" is a code, not 30 days.
    const usual = /^\d+$/.test(name) ? undefined : parsePaymentTerms(name, policy);
    return { name, terms: usual?.ok === true ? usual.value : null };
  };
  const known = new Map<string, AgreedTerms>();
  return (text) => {
    const name = text.trim().replace(/\s+/g, ' ');
    const before = known.get(name);
    if (before !== undefined) return before;
    const terms = read(name);
    known.set(name, terms);
    return terms;
  };
}
