import MailComposer from 'nodemailer/lib/mail-composer';

/** A mail as it is to go out. Names may be anything that people have typed. */
export type MailContent = {
  /** Stays the same however often it is tried: who gets it twice can tell. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  /** Null where the sender's address is the one to answer to. */
  readonly replyTo: string | null;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly file: { readonly name: string; readonly content: Uint8Array };
};

/** The mail as MIME (RFC 5322, 2045): its text and the PDF. Reads no file and no address, whatever is named. */
export function mailMessage({ from, to, replyTo, file, ...mail }: MailContent): Promise<Buffer> {
  const composer = new MailComposer({
    ...{ messageId: mail.messageId, date: mail.date, subject: mail.subject },
    text: mailLines(mail.text),
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(to.name), address: to.address },
    ...(replyTo === null ? {} : { replyTo: { name: '', address: replyTo } }),
    attachments: [
      {
        filename: pdfName(file.name),
        content: Buffer.from(file.content),
        contentType: 'application/pdf',
        contentTransferEncoding: 'base64',
      },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  });
  return composer.compile().build();
}

/** A file name in no folder, with the ending of what the file is said to be. */
function pdfName(name: string): string {
  const safe = oneLine(name).replaceAll(/[/\\:]/g, '_');
  return /\.pdf$/i.test(safe) ? safe : `${safe}.pdf`;
}

/** Lines that end as in mails, however they were typed. */
function mailLines(text: string): string {
  return text.replaceAll(/\r\n|\r|\n/g, '\r\n');
}

/** A name in a header, without what would end its line or turn what stands after it. */
function oneLine(name: string): string {
  return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
