import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { decideRequest } from './decide-request.ts';

/**
 * Authority: grants a request of any kind, by somebody else than who asked for it.
 * @example 'approval.grant' {requestId, reason: 'As discussed'}
 */
export const approvalGrant = defineCommand({
  name: 'approval.grant',
  version: 1,
  input: z.object({ requestId: requestIdSchema, reason: freeText(1000) }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) => decideRequest(aggregate, { ...input, isGranted: true }, context),
});
