import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { decideRequest } from './decide-request.ts';

/**
 * Credit, authority: approves a new credit limit, which holds from now on.
 * @example 'credit.approve-limit' {requestId, reason: 'As discussed'}
 */
export const creditApproveLimit = defineCommand({
  name: 'credit.approve-limit',
  version: 1,
  input: z.object({ requestId: requestIdSchema, reason: freeText(1000) }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) =>
    decideRequest(aggregate, { ...input, isGranted: true }, context, ['credit-limit']),
});
