import type { ServerParts } from '../app/server-parts.ts';
import { type ClaimedMail, claimMail, noteTaken, tenantsWithDueMail } from './claim-mail.ts';
import { loadMail } from './load-mail.ts';
import { type MailResult, recordMail } from './record-mail.ts';
import { isTooLate, retryDelayMs } from './retry-delay.ts';
import type { SendMail } from './send-by-smtp.ts';
import type { Refusal } from './smtp-refusal.ts';

/** What sends: of which host the ids of mails speak, and the way out. */
export type MailWay = { readonly senderHost: string; readonly send: SendMail };

export type MailDesk = Pick<ServerParts, 'store' | 'clock' | 'log' | 'metrics'> & {
  /** Undefined where the operator has named none: mails wait, and say so. */
  readonly way: MailWay | undefined;
};

/**
 * Sends what is due, one mail after the other, until nothing is or `isStopping`. A mail that a server dies over after
 * it was taken and before that was noted goes out a second time, under the same Message-ID: SMTP promises no more. Where
 * it is noted and cannot be recorded, only that is tried again.
 */
export async function sendDueMails(desk: MailDesk, isStopping: () => boolean): Promise<void> {
  const { store, clock } = desk;
  for (const tenantId of await tenantsWithDueMail(store.db, clock())) {
    for (;;) {
      const claimed = isStopping() ? undefined : await claimMail(store.db, tenantId, clock());
      if (claimed === undefined) break;
      await sendOne(desk, claimed);
    }
  }
}

/** A bug with one mail puts that one off, and stops no other. */
async function sendOne(desk: MailDesk, claimed: ClaimedMail): Promise<void> {
  const { store, clock, log, metrics } = desk;
  try {
    const result = await attempt(desk, claimed);
    await recordMail(store.db, claimed, result, clock());
    metrics.mails.inc({ result: result.kind.replace('-', '_') });
    if ('trouble' in result && isOfOperator(result)) log.warn(`mails wait: ${result.trouble}`);
  } catch (error) {
    log.bug(error, 'mail');
  }
}

async function attempt({ store, clock, way }: MailDesk, claimed: ClaimedMail): Promise<MailResult> {
  if (claimed.takenAt !== null) return { kind: 'sent', takenAt: claimed.takenAt };
  if (way === undefined) return resultOf(claimed, { trouble: 'no-mail-account', isFinal: false }, clock());
  const loaded = await loadMail(store.db, claimed, way.senderHost);
  if (loaded === 'gone') return { kind: 'gone' };
  if (loaded === 'paper-missing') return { kind: 'failed', trouble: loaded };
  const { senderName, ...content } = loaded;
  const refusal = await way.send(content, senderName);
  if (refusal !== null) return resultOf(claimed, refusal, clock());
  const takenAt = clock();
  await noteTaken(store.db, claimed, takenAt);
  return { kind: 'sent', takenAt };
}

function resultOf({ queuedAt, attempts }: ClaimedMail, { trouble, isFinal }: Refusal, now: Date): MailResult {
  if (isFinal || isTooLate(queuedAt, now)) return { kind: 'failed', trouble };
  return { kind: 'put-off', trouble, until: new Date(now.getTime() + retryDelayMs(attempts)) };
}

function isOfOperator({ trouble }: Exclude<MailResult, { readonly kind: 'sent' | 'gone' }>): boolean {
  return trouble === 'no-mail-account' || trouble === 'server-refuses-us';
}
