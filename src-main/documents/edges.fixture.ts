import type { Invoice } from '../../src-shared/domain/invoice/invoice.ts';
import { testInvoice } from './statement/statement-content.fixture.ts';

/** Lines of a statement, every seventh a credit. */
export function invoices(count: number, currency = 'EUR'): Invoice[] {
  return Array.from({ length: count }, (_, index) =>
    testInvoice(
      `RE-${10_000 + index}`,
      (index % 7 === 6 ? -1 : 1) * (40_000 + index * 3_737),
      (index % 190) - 20,
      {
        ...{ reference: `PO ${index}`, currency, id: `${currency}-${index}` },
      },
    ),
  );
}

/** As long as a name may be. */
export const longName =
  `${'Hartmann Gerüstbau-, Fassaden- und Industriedienstleistungsgesellschaft & Söhne '.repeat(3)}`
    .slice(0, 200)
    .trim();
