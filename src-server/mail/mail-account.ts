/** Whose mail server sends, and in whose name. */
export type MailAccount = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); else the connection is turned into TLS before anything is said (STARTTLS). */
  readonly isTlsAtOnce: boolean;
  /** False only where the operator says so for a mail server on this machine. */
  readonly needsTls: boolean;
  readonly signIn: { readonly user: string; readonly password: string } | undefined;
  /** The address that mails come from. */
  readonly sender: string;
};
