import { setTimeout } from 'node:timers/promises';
import type { MailAccount } from './mail-account.ts';
import { sendBySmtp } from './send-by-smtp.ts';
import { type MailDesk, sendDueMails } from './send-due-mails.ts';

const everyMs = 2_000;
/** A server that stops waits so long for the mail that is on its way. */
const stopMs = 10_000;

/**
 * Looks for due mails every two seconds, and after a mail for the next one; returns how to stop after the present one,
 * or without it where that takes long.
 */
export function mailRegularly(
  parts: Omit<MailDesk, 'way'>,
  account: MailAccount | undefined,
): () => Promise<void> {
  const senderHost = account?.sender.split('@').at(-1) ?? '';
  const way = account && { senderHost, send: sendBySmtp(account) };
  const desk: MailDesk = { ...parts, way };
  let isStopping = false;
  let isFailing = false;
  let present: Promise<void> | undefined;
  const look = (): void => {
    present ??= sendDueMails(desk, () => isStopping)
      .then(
        () => {
          isFailing = false;
        },
        (error: unknown) => {
          // While the database is gone every look fails: said once.
          if (!isFailing) parts.log.bug(error, 'mail');
          isFailing = true;
        },
      )
      .finally(() => {
        present = undefined;
      });
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    isStopping = true;
    clearInterval(timer);
    if (present !== undefined) await Promise.race([present, setTimeout(stopMs, undefined, { ref: false })]);
  };
}
