import { z } from 'zod';
import { askToReduce, reductionShape } from './ask-to-reduce.ts';
import { defineCommand } from './command.ts';

/**
 * Authority: asks for interest that the ledger has booked to be taken back.
 * @example 'interest.waive' {requestId, currency: 'EUR', items: [{invoiceId, amountMinor: 3_21}], reason: 'Paid within the week'}
 */
export const interestWaive = defineCommand({
  name: 'interest.waive',
  version: 1,
  input: z.object(reductionShape),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply: (aggregate, input, context) => askToReduce(aggregate, 'interest-waiver', input, context),
});
