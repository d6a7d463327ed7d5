import { z } from 'zod';
import { maxAttachments } from '../domain/dispute/dispute.ts';
import { freeText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { fileReferenceSchema } from '../domain/file-reference.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { stepOn } from './dispute-step.ts';

/**
 * Puts a file on a case; its bytes are on their way apart from the command.
 * @example 'dispute.attach' {disputeId, file: {sha256, name: 'delivery-note.pdf', mediaType: 'application/pdf', sizeBytes: 52_113}, note: ''}
 */
export const disputeAttach = defineCommand({
  name: 'dispute.attach',
  version: 1,
  input: z.object({ disputeId: disputeIdSchema, file: fileReferenceSchema, note: freeText(4000) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    return stepOn(aggregate, input.disputeId, context, (dispute) => {
      if (dispute.attachments.length >= maxAttachments) {
        return failure('TOO_MANY_ENTRIES', { limit: maxAttachments });
      }
      const attachments = [...dispute.attachments, input.file];
      return { event: { kind: 'attached', note: input.note || input.file.name }, fields: { attachments } };
    });
  },
});
