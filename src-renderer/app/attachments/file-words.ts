import type { TFunction } from 'i18next';
import type { HeldFile } from '../../../src-shared/contract/files.ts';
import { failureWords } from '../failure-words.ts';
import type { Formats } from '../formats.ts';

/** The size of a file as people say it. */
export function sizeWords(sizeBytes: number, t: TFunction, formats: Formats): string {
  const isLarge = sizeBytes >= 1_000_000;
  const size = isLarge ? Math.round(sizeBytes / 100_000) / 10 : Math.max(1, Math.round(sizeBytes / 1000));
  const number = new Intl.NumberFormat(formats.locale).format(size);
  return t(isLarge ? 'attachments.megabytes' : 'attachments.kilobytes', { size: number });
}

/** Where a file stands; a file that is not held is on the server only. */
export function stateWords(held: HeldFile | undefined, t: TFunction, formats: Formats): string {
  if (held === undefined) return t('attachments.state.away');
  const percent = Math.floor((100 * held.movedBytes) / held.sizeBytes);
  if (held.state === 'refused' && held.refusedFor !== null) {
    const why = failureWords({ code: held.refusedFor, params: {} }, t, formats);
    return t('attachments.state.refused', { why });
  }
  if ((held.state === 'waiting' || held.state === 'loading') && held.movedBytes > 0)
    return t(`attachments.state.${held.state}Percent`, { percent });
  return t(`attachments.state.${held.state}`);
}
