import type {
  ChosenInvoices,
  ChosenInvoicesQuery,
} from '../../../src-shared/contract/account-invoices-view.ts';
import { type InvoiceChoice, isSameChoice } from '../../../src-shared/contract/invoice-choice.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';

/** What is chosen, and what to hand to a form: no choice where nothing that is owed is in it. */
export type Chosen = { readonly sums: ChosenInvoices; readonly forForm: InvoiceChoice };

const noSums: ChosenInvoices = {
  count: 0,
  totals: [],
  oldestDaysPastDue: 0,
  shownCount: 0,
  shownChosenCount: 0,
};

type Answer = { readonly choice: InvoiceChoice; readonly sums: ChosenInvoices };

/** Counts and sums of what is ticked, computed by the engine over all invoices of the account. */
export function useChosen(accountId: string, bucket: number | null, choice: InvoiceChoice): Chosen {
  const query = { accountId: accountIdSchema.parse(accountId), bucket, choice: [...choice] };
  const answer = readyValue(
    useLiveView<Answer>(async (client, signal) => answersOf(client, query, signal), JSON.stringify(query)),
  );
  const sums = answer?.sums ?? noSums;
  if (choice.length === 0) {
    return { sums: { ...noSums, shownCount: sums.shownCount }, forForm: choice };
  }
  const isEmpty = answer !== undefined && isSameChoice(answer.choice, choice) && sums.count === 0;
  return { sums, forForm: isEmpty ? [] : choice };
}

/** What the engine answers, with the choice that it is the answer to. */
async function* answersOf(
  client: EngineClient,
  query: ChosenInvoicesQuery,
  signal: AbortSignal,
): AsyncGenerator<Answer, void> {
  for await (const sums of await client.account.chosen(query, { signal })) {
    yield { choice: query.choice, sums };
  }
}
