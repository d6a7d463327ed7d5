import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { decideRequest } from './decide-request.ts';

/**
 * Credit, authority: refuses a new credit limit; the old one stays.
 * @example 'credit.refuse-limit' {requestId, reason: 'Customer is solvent'}
 */
export const creditRefuseLimit = defineCommand({
  name: 'credit.refuse-limit',
  version: 1,
  input: z.object({ requestId: requestIdSchema, reason: wordedText(1000) }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) =>
    decideRequest(aggregate, { ...input, isGranted: false }, context, ['credit-limit']),
});
