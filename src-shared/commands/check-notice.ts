import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import type { DunningNotice } from '../domain/dunning/notice.ts';
import { outdatedItems } from '../domain/dunning/outdated.ts';
import { blockOn } from '../domain/dunning/propose-notices.ts';
import { type Failure, failure } from '../domain/failure.ts';
import type { CommandContext } from './command.ts';

/**
 * D3, G1: what stands against a notice that was proposed before: DUNNING_BLOCKED, and NOTICE_OUTDATED for each invoice
 * of which less is to be collected than the notice asks for. Whoever wants to dun the rest cancels and proposes anew.
 */
export function checkNotice(
  aggregate: AccountAggregate,
  notice: DunningNotice,
  { today, settings }: CommandContext,
): readonly Failure[] {
  const block = blockOn(aggregate, today);
  const blocked = block && failure('DUNNING_BLOCKED', { reason: block.reason, until: block.until ?? '' });
  const items = outdatedItems(notice, accountPosition(aggregate, today, settings));
  const numbers = new Map<string, string>(aggregate.invoices.map(({ id, number }) => [id, number]));
  const outdated = items
    .filter(({ presentMinor, saidMinor }) => presentMinor < saidMinor)
    .map(({ invoiceId, saidMinor: amountMinor, presentMinor: availableMinor, why }) => {
      const invoice = numbers.get(invoiceId);
      if (invoice === undefined) {
        const item = notice.items.findIndex((one) => one.invoiceId === invoiceId) + 1;
        return failure('INVOICE_NOT_FOUND', { item });
      }
      const { currency } = notice;
      return failure('NOTICE_OUTDATED', { invoice, why, currency, amountMinor, availableMinor });
    });
  return [...(blocked === null ? [] : [blocked]), ...outdated];
}
