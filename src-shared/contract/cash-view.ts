import { z } from 'zod';
import type { CashPosition } from '../domain/receipt/cash-position.ts';
import type { Receipt } from '../domain/receipt/receipt.ts';
import type { NumberRange } from '../domain/receipt/receipt-report.ts';
import type { OfAccount } from './due-lists-view.ts';
import { listPage } from './list-page.ts';

export const cashListFilters = [
  'to-deposit',
  'to-deposit-cash',
  'to-deposit-cheques',
  'voided',
  'all',
] as const;

/**
 * Receipts given in the field. `to-deposit`: cash and cheques that were not handed in and are not void, the oldest first;
 * the others the newest first.
 */
export const cashListQuerySchema = z.object({ ...listPage, filter: z.enum(cashListFilters) });
export type CashListQuery = z.infer<typeof cashListQuerySchema>;

/** R1: a receipt. Amount in minor units of `currency`. */
export type ReceiptListRow = OfAccount & {
  /** R2: its number. */
  readonly receiptId: string;
  readonly deviceId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly method: Receipt['method'];
  readonly payerName: string;
  readonly reference: string;
  readonly chequeDate: string | null;
  readonly agentId: string;
  readonly agentName: string;
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly isVoided: boolean;
  readonly isDeposited: boolean;
  readonly exceptionCount: number;
  readonly isWaiting: boolean;
};

/** What is still to be handed in, in one currency and by one method, in minor units. */
export type CashToDeposit = {
  readonly currency: string;
  readonly method: Receipt['method'];
  readonly count: number;
  readonly amountMinor: number;
};

/** R4: as the rule has it, the receipts themselves being the list. */
export type AgentCash = Omit<CashPosition, 'pending'>;

/** R2: what became of the numbers of one device. */
export type ReceiptNumbers = {
  readonly prefix: string;
  readonly deviceIds: readonly string[];
  readonly usedCount: number;
  readonly voidedCount: number;
  readonly highest: number;
  /** The first hundred. */
  readonly missing: readonly NumberRange[];
  readonly missingCount: number;
};

/** R2, R4: the cash of the accounts that this device holds. */
export type CashReport = {
  readonly toDeposit: readonly CashToDeposit[];
  readonly agents: readonly AgentCash[];
  readonly numbers: readonly ReceiptNumbers[];
  /** R2: numbers that are left for this device. */
  readonly numbersLeft: number;
};

export const receiptRowKey = (row: ReceiptListRow): string => row.receiptId;
