import { z } from 'zod';
import { askToReduce, reductionShape } from './ask-to-reduce.ts';
import { defineCommand } from './command.ts';

/**
 * Authority: asks for fees that the ledger has booked to be taken back.
 * @example 'fee.waive' {requestId, currency: 'EUR', items: [{invoiceId, amountMinor: 5_00}], reason: 'First time'}
 */
export const feeWaive = defineCommand({
  name: 'fee.waive',
  version: 1,
  input: z.object(reductionShape),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply: (aggregate, input, context) => askToReduce(aggregate, 'fee-waiver', input, context),
});
