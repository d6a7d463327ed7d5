import type { DunningListRow } from '../../../../src-shared/contract/dunning-view.ts';
import { accountIdSchema } from '../../../../src-shared/domain/ids.ts';
import { ActionWords } from '../../../app/decide/action-bar.tsx';
import { useFormats } from '../../../app/formats.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { interestWords, whyWords } from '../dunning-words.ts';

/** What would be dunned on the account of the row, in full; belongs to one row: mount it by the row's key. */
export function DueWords({ row }: { row: DunningListRow | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const view = useLiveView(
    (client, signal) =>
      client.account.dunning({ accountId: accountIdSchema.parse(row?.accountId) }, { signal }),
    row?.accountId ?? null,
  );
  if (row === undefined) return <ActionWords>{t('decide.noRow')}</ActionWords>;
  const proposal = readyValue(view)?.proposals.find((one) => one.currency === row.currency);
  const notice = proposal?.notice ?? null;
  const interest = notice === null ? null : interestWords({ ...notice, currency: row.currency }, t, formats);
  const reasons = (proposal?.reasons ?? []).map(({ reason, count }) =>
    t(`dunningReason.${reason}`, { count, shown: formats.count(count) }),
  );
  return (
    <>
      <ActionWords isStrong>
        {row.accountName} · {whyWords(row, t, formats)}
      </ActionWords>
      {interest === null ? null : <ActionWords>{interest}</ActionWords>}
      {reasons.length === 0 ? null : <ActionWords>{reasons.join(' · ')}</ActionWords>}
    </>
  );
}
