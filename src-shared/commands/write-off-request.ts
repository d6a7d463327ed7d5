import { z } from 'zod';
import { askToReduce, reductionShape } from './ask-to-reduce.ts';
import { defineCommand } from './command.ts';

/**
 * Authority: asks for open amounts to be written off; within authority it goes to the ledger at once.
 * @example 'write-off.request' {requestId, currency: 'EUR', items: [{invoiceId, amountMinor: 12_00}], reason: 'Insolvent'}
 */
export const writeOffRequest = defineCommand({
  name: 'write-off.request',
  version: 1,
  input: z.object(reductionShape),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply: (aggregate, input, context) => askToReduce(aggregate, 'write-off', input, context),
});
