import { isCurrency } from '../../src-shared/domain/money/currency.ts';

const dollars = ['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP', 'BSD', 'BBD'];

/** What stands beside amounts instead of a code, in lower case, and every currency that it can mean. */
const currenciesOfSymbol: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  euro: ['EUR'],
  '£': ['GBP', 'EGP', 'LBP', 'GIP', 'FKP'],
  $: dollars,
  us$: ['USD'],
  a$: ['AUD'],
  c$: ['CAD'],
  r$: ['BRL'],
  '¥': ['JPY', 'CNY'],
  fr: ['CHF'],
  sfr: ['CHF'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  zł: ['PLN'],
  kč: ['CZK'],
  ft: ['HUF'],
  lei: ['RON'],
  '₹': ['INR'],
  rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₩': ['KRW'],
  '₦': ['NGN'],
  '₱': ['PHP'],
  '฿': ['THB'],
  '₫': ['VND'],
};

/** The currencies that a code or a symbol can mean; none for what is neither. */
export function currenciesOf(written: string): readonly string[] {
  const code = written.toUpperCase();
  if (isCurrency(code)) return [code];
  const symbol = written.toLowerCase();
  // Somebody may type the name of what every object has, like "constructor".
  return Object.hasOwn(currenciesOfSymbol, symbol) ? (currenciesOfSymbol[symbol] ?? []) : [];
}
