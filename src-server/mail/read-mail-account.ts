import { isEmailAddress } from '../../src-shared/domain/contact/email-address.ts';
import type { ValueReader } from '../app/environment-values.ts';
import type { MailAccount } from './mail-account.ts';

const names = ['SMTP_URL', 'MAIL_SENDER', 'SMTP_TLS'] as const;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Reads the mail account of the environment; undefined where none is named: mails wait then. */
export function readMailAccount(reader: ValueReader): MailAccount | undefined {
  const text = reader.secret('SMTP_URL');
  if (text === undefined) {
    const lost = names.slice(1).filter((name) => reader.isSet(name));
    if (lost.length > 0 && !reader.isSet('SMTP_URL')) reader.problem(`${lost[0]} needs SMTP_URL.`);
    return undefined;
  }
  const url = readUrl(reader, text);
  const sender = reader.text('MAIL_SENDER');
  if (sender === undefined || !isEmailAddress(sender)) {
    return reader.problem(
      'SMTP_URL needs MAIL_SENDER: the address that mails come from, like accounts@example.com.',
    );
  }
  if (url === undefined) return undefined;
  const needsTls = readNeedsTls(reader, url);
  const isTlsAtOnce = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isTlsAtOnce ? 465 : 587) : Number(url.port),
    ...{ isTlsAtOnce, needsTls, sender },
    signIn:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  };
}

function readUrl(reader: ValueReader, text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAddress =
    url !== undefined &&
    (url.protocol === 'smtp:' || url.protocol === 'smtps:') &&
    url.hostname !== '' &&
    ['', '/'].includes(url.pathname) &&
    `${url.search}${url.hash}` === '' &&
    isEncoded(url.username) &&
    isEncoded(url.password);
  return isAddress
    ? url
    : reader.problem(
        'SMTP_URL must be an address like smtp://user:password@mail.example.com:587 or smtps://….',
      );
}

/** A percent sign in a password that was not written as %25. */
function isEncoded(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}

function readNeedsTls(reader: ValueReader, url: URL): boolean {
  const text = reader.text('SMTP_TLS') ?? 'required';
  if (text !== 'required' && text !== 'none') reader.problem('SMTP_TLS must be required or none.');
  if (text === 'none' && !loopback.test(url.hostname)) {
    reader.problem(
      'SMTP_TLS=none is for a mail server on this machine alone: letters to customers go encrypted.',
    );
  }
  return text !== 'none';
}
