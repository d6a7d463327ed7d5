import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { decideRequest } from './decide-request.ts';

/**
 * Authority: refuses a write-off; the amount stays to be collected.
 * @example 'write-off.refuse' {requestId, reason: 'Customer is solvent'}
 */
export const writeOffRefuse = defineCommand({
  name: 'write-off.refuse',
  version: 1,
  input: z.object({ requestId: requestIdSchema, reason: wordedText(1000) }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) =>
    decideRequest(aggregate, { ...input, isGranted: false }, context, ['write-off']),
});
