import type { Preparation } from '../../src-shared/commands/command.ts';
import { readReceiptNumber, receiptNumberSchema } from '../../src-shared/domain/receipt/receipt-number.ts';
import type { CommandEnvelope } from '../../src-shared/protocol/command-envelope.ts';
import { documentOf } from '../store/document-rows.ts';
import type { Trx } from '../store/store.ts';
import { enterTenant } from '../store/tenant-transaction.ts';
import type { IncomingCommand } from './judge-context.ts';
import type { LockedAccount } from './open-judgement.ts';

type Tried = { readonly command: IncomingCommand; readonly preparation: Preparation };

/** True for the command that is a fact (R1). */
export function isReceipt({ name }: Pick<CommandEnvelope, 'name'>): boolean {
  return name === 'receipt.issue';
}

/**
 * R1: the first receipt under a number of the sender's own device for an account that the sender does not see: it went
 * to somebody else while the paper was with the customer already.
 */
export function findStray(
  trials: readonly Tried[],
  accounts: ReadonlyMap<string, LockedAccount>,
  receiptPrefix: string | null,
): IncomingCommand | undefined {
  return trials.find(({ command: { envelope }, preparation }) => {
    if (!isReceipt(envelope) || !preparation.ok || accounts.has(envelope.accountId)) return false;
    const number = receiptNumberSchema.parse(envelope.input.receiptId);
    return readReceiptNumber(number).prefix === receiptPrefix;
  })?.command;
}

/**
 * Locks an account of the tenant, whoever sees it; undefined where there is none. The transaction sees the whole tenant
 * from then on, so nothing but the receipt may be judged in it before it enters a scope again.
 */
export async function lockStrayAccount(
  trx: Trx,
  tenantId: string,
  accountId: string,
): Promise<LockedAccount | undefined> {
  await enterTenant(trx, tenantId);
  const row = await trx
    .selectFrom('account')
    .select(['id', 'scope', 'seq', 'doc'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', accountId)
    .where('deleted', '=', false)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, scope, seq, doc } = row;
  return { id, scope, doc: documentOf<'accounts'>({ seq, doc }) };
}
