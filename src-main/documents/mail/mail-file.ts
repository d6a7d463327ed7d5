import MailComposer from 'nodemailer/lib/mail-composer';
import type { ComposedMail } from '../../../src-shared/contract/document-mail.ts';

/**
 * A mail as a file (EML, RFC 5322) that is still to be sent: `X-Unsent` has mail programs open it for writing. Who it is
 * from is left to the program, which knows its accounts. Reads no file and no address, whatever is named.
 */
export async function mailFile({
  to,
  subject,
  text,
  fileName,
  pdf,
}: ComposedMail): Promise<Uint8Array<ArrayBuffer>> {
  const composer = new MailComposer({
    headers: { 'X-Unsent': '1' },
    to: { name: oneLine(to.name), address: to.address },
    ...{ subject, text: mailLines(text) },
    attachments: [
      {
        filename: fileName,
        content: Buffer.from(pdf),
        contentType: 'application/pdf',
        contentTransferEncoding: 'base64',
      },
    ],
    ...{ disableFileAccess: true, disableUrlAccess: true, xMailer: false },
  });
  return new Uint8Array(await composer.compile().build());
}

/** Lines that end as in mails, however they were typed. */
function mailLines(text: string): string {
  return text.replaceAll(/\r\n|\r|\n/g, '\r\n');
}

/** A name in a header, without what would end its line or turn what stands after it. */
function oneLine(name: string): string {
  return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
