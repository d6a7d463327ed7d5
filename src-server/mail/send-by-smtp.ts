import { createTransport } from 'nodemailer';
import type { MailAccount } from './mail-account.ts';
import { type MailContent, mailMessage } from './mail-message.ts';
import { type Refusal, refusalOf, type SmtpError } from './smtp-refusal.ts';

/** Hands a mail to a mail server; null where it has taken it. */
export type SendMail = (content: Omit<MailContent, 'from'>, senderName: string) => Promise<Refusal | null>;

/** How long the mail server may say nothing, in milliseconds: a tenth of the time that a claim holds. */
const silenceMs = 60_000;
/** How long one mail may take, in milliseconds; less than a claim holds. */
const wholeMs = 8 * 60_000;

/**
 * Sends by the mail server of an account, each mail over a connection of its own. Nothing is said to a server that has
 * no TLS, or another certificate than its own, unless the operator wants it so for this machine.
 */
export function sendBySmtp({ sender, signIn, ...account }: MailAccount): SendMail {
  const transport = createTransport({
    ...{ host: account.host, port: account.port },
    ...{ secure: account.isTlsAtOnce, requireTLS: account.needsTls, ignoreTLS: !account.needsTls },
    tls: { minVersion: 'TLSv1.2' },
    ...(signIn === undefined ? {} : { auth: { user: signIn.user, pass: signIn.password } }),
    ...{ connectionTimeout: silenceMs, greetingTimeout: silenceMs, socketTimeout: silenceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return async (content, senderName) => {
    const raw = await mailMessage({ ...content, from: { name: senderName, address: sender } });
    const envelope = { from: sender, to: [content.to.address] };
    try {
      await transport.sendMail({ raw, envelope, signal: AbortSignal.timeout(wholeMs) });
      return null;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return refusalOf(error as SmtpError);
    }
  };
}
