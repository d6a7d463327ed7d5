import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import type { DocumentParties, NamedInvoice } from './ports/documents-port.ts';

/** The parties as papers name them. */
export function partiesOf(organisation: Organisation, { account }: AccountAggregate): DocumentParties {
  const { name, addressLines, country, phone, email, paymentLines, timeZone } = organisation;
  return {
    organisation: { name, addressLines, country, phone, email, paymentLines, timeZone },
    account: {
      number: account.number,
      name: account.name,
      addressLines: account.addressLines,
      country: account.country,
    },
  };
}

/** The invoices of these items that the ledger has, as a paper names them. */
export function namedInvoices(
  { invoices }: AccountAggregate,
  items: readonly { readonly invoiceId: string }[],
): readonly NamedInvoice[] {
  const wanted = new Set(items.map((item) => item.invoiceId));
  return invoices
    .filter(({ id }) => wanted.has(id))
    .map(({ id, number, invoiceDate, dueDate }) => ({ id, number, invoiceDate, dueDate }));
}
