import type { z } from 'zod';
import type {
  MailFileRequest,
  MailWords,
  mailWordsQuerySchema,
} from '../../src-shared/contract/document-mail.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { assertNotLocked } from './account-calls.ts';
import { documentContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { issuedPaper } from './issued-paper.ts';

type MailServices = Parameters<typeof documentContent>[0] &
  Pick<EngineServices, 'documents' | 'issuedDocuments'>;

/**
 * What a mail with a document says at first, signed by who is signed in.
 * @throws {FailureError} as `renderDocument`; DOCUMENT_NOT_HERE where what an issued one says is not on this device.
 */
export async function mailWordsOf(
  services: MailServices,
  { request, title, documentId }: z.output<typeof mailWordsQuerySchema>,
): Promise<MailWords> {
  const content =
    documentId === null
      ? await documentContent(services, request)
      : issuedPaper(services, documentId).content;
  const { subject, text } = services.documents.mailWords(content, title);
  const name = services.device.session()?.actor.name ?? '';
  return { subject, text: [text, name, content.organisation.name].join('\n') };
}

/** @throws {FailureError} SIGN_IN_NEEDED, or why the device is locked. */
export async function mailFileOf(
  { device, documents }: MailServices,
  { pdf, ...mail }: MailFileRequest,
): Promise<Blob> {
  if (device.session() === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  assertNotLocked(device);
  const file = await documents.mailFile({ ...mail, pdf: new Uint8Array(await pdf.arrayBuffer()) });
  return new Blob([file], { type: 'message/rfc822' });
}
