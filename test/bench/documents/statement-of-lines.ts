import { testContent, testInvoice } from '../../../src-main/documents/statement/statement-content.fixture.ts';
import type { StatementContent } from '../../../src-main/engine/ports/documents-port.ts';
import { seededRandom } from '../harness/seeded-random.ts';

/** A statement of so many open items in one currency, no two of them alike. */
export function statementOfLines(count: number, seed: number): StatementContent {
  const random = seededRandom(seed, count);
  return testContent({
    invoices: Array.from({ length: count }, (_, index) =>
      testInvoice(`RE-${200_000 + index}`, random.integer(1_000, 5_000_000), random.integer(-30, 200), {
        reference: `PO ${random.integer(10_000, 99_999)}`,
      }),
    ),
  });
}

/** The same statement as of another customer: nothing of one document can be kept for the next. */
export function ofCustomer(content: StatementContent, number: number): StatementContent {
  return {
    ...content,
    account: { ...content.account, number: `K-${number}`, name: `Customer ${number} GmbH` },
  };
}
