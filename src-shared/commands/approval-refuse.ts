import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { decideRequest } from './decide-request.ts';

/**
 * Authority: refuses a request of any kind, with the reason.
 * @example 'approval.refuse' {requestId, reason: 'Customer is solvent'}
 */
export const approvalRefuse = defineCommand({
  name: 'approval.refuse',
  version: 1,
  input: z.object({ requestId: requestIdSchema, reason: wordedText(1000) }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) => decideRequest(aggregate, { ...input, isGranted: false }, context),
});
