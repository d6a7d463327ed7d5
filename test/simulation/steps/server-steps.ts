import { accountSchema } from '../../../src-shared/domain/account/account.ts';
import { seededRandom } from '../../bench/harness/seeded-random.ts';
import { buildActivity } from '../../fixtures/builders/build-activity.ts';
import { accountIdOf, newInvoices, nextBooking, nextPayment } from '../world/ledger.ts';
import { secretOf } from '../world/secret.ts';
import { seededIds } from '../world/seeded-ids.ts';
import type { World } from '../world/world.ts';
import { accountCount } from './make-steps.ts';
import type { StepOf } from './step.ts';

/** What somebody asked the ledger to book, wherever that is; else new invoices, a payment, or the reversal of one. */
export async function changeLedger(world: World, { account, seed }: StepOf<'ledger'>): Promise<void> {
  const random = seededRandom(seed);
  const newId = seededIds(random).next;
  const booksFirst = random.chance(0.5);
  const indexes = Array.from({ length: accountCount }, (_, index) => (account + index) % accountCount);
  for (const accountId of booksFirst ? indexes.map(accountIdOf) : []) {
    if (await world.changeAccount(accountId, (aggregate) => nextBooking(random, aggregate, newId))) return;
  }
  const accountId = accountIdOf(account);
  await world.changeAccount(accountId, (aggregate) =>
    random.chance(0.4)
      ? newInvoices(random, accountId, newId).map((document) => ({ collection: 'invoices', document }))
      : [{ collection: 'payments', document: nextPayment(random, aggregate, newId) }],
  );
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
