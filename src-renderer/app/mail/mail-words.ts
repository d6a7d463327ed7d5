import type { TFunction } from 'i18next';
import type { AccountMail } from '../../../src-shared/contract/document-mail.ts';
import type { Tone } from '../../components/tag.tsx';

type MailStanding = 'waiting' | 'queued' | 'delayed' | 'sent' | 'failed';
type Standing = Pick<AccountMail, 'state' | 'trouble' | 'isWaiting'>;

export const mailTone: Readonly<Record<MailStanding, Exclude<Tone, 'neutral' | 'accent'>>> = {
  waiting: 'info',
  queued: 'info',
  delayed: 'warn',
  sent: 'ok',
  failed: 'danger',
};

/** How far a mail has come, for whoever asked for it. */
export function mailStanding({ state, trouble, isWaiting }: Standing): MailStanding {
  if (isWaiting) return 'waiting';
  return state === 'queued' && trouble !== null ? 'delayed' : state;
}

/** Why a mail waits, or was not sent; empty where nothing is in its way. */
export function mailTroubleWords({ trouble }: Pick<AccountMail, 'trouble'>, t: TFunction): string {
  return trouble === null ? '' : t(`document.mail.trouble.${trouble}`);
}
