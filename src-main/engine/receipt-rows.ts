import type { ReceiptListRow } from '../../src-shared/contract/cash-view.ts';
import type { Receipt } from '../../src-shared/domain/receipt/receipt.ts';
import { ofAccount } from './due-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** R1: the row of a receipt. */
export function receiptRow(receipt: Receipt, effective: EffectiveAccount): ReceiptListRow {
  const { id, deviceId, currency, amountMinor, method, payerName, reference, chequeDate, issued } = receipt;
  return {
    ...ofAccount(effective),
    receiptId: id,
    deviceId,
    currency,
    amountMinor,
    method,
    payerName,
    reference,
    chequeDate,
    agentId: issued.by.userId,
    agentName: issued.by.name,
    issuedOn: issued.on,
    issuedAt: issued.at,
    isVoided: receipt.voided !== null,
    isDeposited: receipt.deposited !== null,
    exceptionCount: receipt.exceptions.length,
    isWaiting: effective.waitingIds.has(id),
  };
}
