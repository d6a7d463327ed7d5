import type { MailTrouble } from '../../src-shared/domain/activity/mail.ts';

/** Why a mail was not taken. `isFinal`: to try again would end the same. */
export type Refusal = { readonly trouble: MailTrouble; readonly isFinal: boolean };

/** What the client of SMTP says of a failure. */
export type SmtpError = {
  readonly code?: unknown;
  /** What the system called it, before the client gave it a name of its own. */
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
};

/** The operator's password, certificate or encryption. */
const ofOperator: readonly unknown[] = ['EAUTH', 'ETLS', 'ENOAUTH', 'EOAUTH2', 'EREQUIRETLS'];
/** That somebody has to sign in, or may not, or not without TLS (RFC 4954, 3207). */
const signInReplies: readonly number[] = [530, 534, 535, 538];
/** Of the mail and not of its sender: too large (RFC 1870). */
const tooLarge = 552;

/**
 * What a failure means by the step that it came in (RFC 5321, 4.2.1): 5yz after the recipient is about the recipient,
 * after the mail about the mail; after the sender, and while the connection begins, about this server. All else passes.
 */
export function refusalOf(error: SmtpError): Refusal {
  const { code, command } = error;
  const reply = typeof error.responseCode === 'number' ? error.responseCode : 0;
  const isOfOperator =
    ofOperator.includes(code) || isOfCertificate(code) || isOfCertificate(error.originalCode);
  if (isOfOperator || signInReplies.includes(reply)) {
    return { trouble: 'server-refuses-us', isFinal: false };
  }
  // The server had said how large a mail may be: nothing was sent.
  if (code === 'EMESSAGE' && reply === 0) return { trouble: 'mail-refused', isFinal: true };
  if (reply < 500) return { trouble: 'server-unreachable', isFinal: false };
  if (reply === tooLarge || command === 'DATA') return { trouble: 'mail-refused', isFinal: true };
  return command === 'RCPT TO'
    ? { trouble: 'recipient-refused', isFinal: true }
    : { trouble: 'server-refuses-us', isFinal: false };
}

/** As Node names what is wrong with a certificate. */
function isOfCertificate(code: unknown): boolean {
  return (
    typeof code === 'string' && /^(CERT_|ERR_TLS_|ERR_SSL_|.*_SIGNED_CERT|.*_CERT_|UNABLE_TO_)/.test(code)
  );
}
