import type { FeedWrite } from '../../../src-server/store/write-feed.ts';
import { accountSchema } from '../../../src-shared/domain/account/account.ts';
import { invoiceSchema } from '../../../src-shared/domain/invoice/invoice.ts';
import { paymentSchema } from '../../../src-shared/domain/payment/payment.ts';
import { seededRandom } from '../../bench/harness/seeded-random.ts';
import { buildActivity } from '../../fixtures/builders/build-activity.ts';
import { accountIdOf, newInvoices, nextPayment } from '../world/ledger.ts';
import { secretOf } from '../world/secret.ts';
import { seededIds } from '../world/seeded-ids.ts';
import type { World } from '../world/world.ts';
import type { StepOf } from './step.ts';

/** New invoices, a payment, or the reversal of one. */
export async function changeLedger(world: World, { account, seed }: StepOf<'ledger'>): Promise<void> {
  const random = seededRandom(seed);
  const newId = seededIds(random).next;
  const accountId = accountIdOf(account);
  const { documents } = await world.rows();
  const isOwn = (stored: { readonly accountId: string }): boolean => stored.accountId === accountId;
  const invoices = documents.invoices.filter(isOwn).map(({ doc }) => invoiceSchema.parse(doc));
  const payments = documents.payments.filter(isOwn).map(({ doc }) => paymentSchema.parse(doc));
  const order = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  const ledger = { accountId, invoices: invoices.toSorted(order), payments: payments.toSorted(order) };
  const writes: readonly FeedWrite[] = random.chance(0.4)
    ? newInvoices(random, accountId, newId)
    : [nextPayment(random, ledger, newId)];
  await world.writeLedger(writes);
}

/** An activity that the schema refuses and the database does not, as another program could leave it. */
export async function writePoison(world: World, { account, seed }: StepOf<'poison'>): Promise<void> {
  const id = seededIds(seededRandom(seed)).next();
  const accountId = accountIdOf(account);
  const note = secretOf(accountId);
  const right = buildActivity({ id, accountId: accountSchema.shape.id.parse(accountId), seq: 0, note });
  const document = { ...right, contactName: 'x'.repeat(100_000) };
  await world.writeLedger([{ collection: 'activities', document }]);
  world.poison.add(id);
}
