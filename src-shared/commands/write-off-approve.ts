import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { decideRequest } from './decide-request.ts';

/**
 * Authority: approves a write-off; the ledger books it.
 * @example 'write-off.approve' {requestId, reason: 'As discussed'}
 */
export const writeOffApprove = defineCommand({
  name: 'write-off.approve',
  version: 1,
  input: z.object({ requestId: requestIdSchema, reason: freeText(1000) }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) =>
    decideRequest(aggregate, { ...input, isGranted: true }, context, ['write-off']),
});
