import customers from '../../resources/demo/customers.json' with { type: 'json' };
import fieldCustomers from '../../resources/demo/field-customers.json' with { type: 'json' };
import type { FeedWrite } from '../store/write-feed.ts';
import { type DemoCustomer, demoAccount, type PaymentHabit } from './demo-account.ts';
import { demoActivities } from './demo-activities.ts';
import type { DemoCollector, DemoContext } from './demo-context.ts';
import { demoDisputes } from './demo-disputes.ts';
import { demoLedger } from './demo-ledger.ts';
import { demoPromises } from './demo-promises.ts';

const firstCollectorAccounts = 80;
const totalAccounts = 100;
const maxInvoices = 160;

/** Who has the accounts of the demonstration. */
export type DemoTeam = {
  readonly first: DemoCollector;
  readonly second: DemoCollector;
  /** Has accounts of their own, to be visited. */
  readonly fieldAgent: DemoCollector;
};

/**
 * All documents of the demonstration, in an order in which nothing refers to what comes later. The field agent's come
 * last: what is drawn for them leaves the others as they are.
 */
export function generateDemo(context: DemoContext, team: DemoTeam): readonly FeedWrite[] {
  const { first, second, fieldAgent } = team;
  const ofCollectors = spread(customers, totalAccounts).flatMap((customer, index) =>
    generateAccount(context, customer, index < firstCollectorAccounts ? first : second, index),
  );
  const ofAgent = fieldCustomers.flatMap((customer, index) =>
    generateAccount(context, customer, fieldAgent, totalAccounts + index),
  );
  return [...ofCollectors, ...ofAgent];
}

/** Mixes the customers, which are listed by country, so that both collectors have some of each. */
function spread(all: readonly DemoCustomer[], count: number): readonly DemoCustomer[] {
  const stride = 37;
  const mixed: DemoCustomer[] = [];
  const taken = new Set<number>();
  for (let at = 0; mixed.length < Math.min(count, all.length); at = (at + stride) % all.length) {
    while (taken.has(at)) at = (at + 1) % all.length;
    taken.add(at);
    const customer = all[at];
    if (customer !== undefined) mixed.push(customer);
  }
  return mixed;
}

function generateAccount(
  context: DemoContext,
  customer: DemoCustomer,
  collector: DemoCollector,
  index: number,
): readonly FeedWrite[] {
  const { random } = context;
  const habit = random.pick<PaymentHabit>(['prompt', 'prompt', 'slow', 'slow', 'troubled']);
  const traits = { collector, index, habit, sizeEuros: 250 + 450 * random.heavyTailed(60) };
  const account = demoAccount(context, customer, traits);
  const invoiceCount = 3 + Math.round(3.6 * random.heavyTailed(maxInvoices / 4));
  const ledger = demoLedger(context, account, traits, invoiceCount);
  const promises = demoPromises(context, account, collector, ledger);
  const { disputes, requests } = demoDisputes(context, account, collector, { ledger, promises });
  const activities = demoActivities(context, account, collector, ledger);
  return [
    { collection: 'accounts', document: account },
    ...ledger.invoices.map((document) => ({ collection: 'invoices' as const, document })),
    ...ledger.payments.map((document) => ({ collection: 'payments' as const, document })),
    ...promises.map((document) => ({ collection: 'promises' as const, document })),
    ...disputes.map((document) => ({ collection: 'disputes' as const, document })),
    ...requests.map((document) => ({ collection: 'requests' as const, document })),
    ...activities.map((document) => ({ collection: 'activities' as const, document })),
  ];
}
