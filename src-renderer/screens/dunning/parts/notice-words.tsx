import type { NoticeListRow, UnsentNotice } from '../../../../src-shared/contract/dunning-view.ts';
import { accountIdSchema } from '../../../../src-shared/domain/ids.ts';
import { ActionWords } from '../../../app/decide/action-bar.tsx';
import { useFormats } from '../../../app/formats.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { blockWords, interestWords } from '../dunning-words.ts';

/** What the notice says and what of it is not so any more; belongs to one row: mount it by the notice's id. */
export function NoticeWords({ row }: { row: NoticeListRow | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const view = useLiveView(
    (client, signal) =>
      client.account.dunning({ accountId: accountIdSchema.parse(row?.accountId) }, { signal }),
    row?.accountId ?? null,
  );
  if (row === undefined) return <ActionWords>{t('decide.noRow')}</ActionWords>;
  const dunning = readyValue(view);
  const notice = dunning?.unsent.find((one) => one.id === row.noticeId);
  const interest = notice === undefined ? null : interestWords(notice, t, formats);
  const block = dunning?.block ?? null;
  return (
    <>
      <ActionWords isStrong>
        {row.accountName} · {t(`dunning.waits.${row.state}`)}
        {row.feeMinor === 0
          ? ''
          : ` · ${t('dunning.fee', { amount: formats.amount(row.feeMinor, row.currency) })}`}
      </ActionWords>
      {block === null ? null : <ActionWords>{blockWords(block, t, formats)}</ActionWords>}
      {interest === null ? null : <ActionWords>{interest}</ActionWords>}
      {notice === undefined ? null : <Outdated notice={notice} />}
    </>
  );
}

/** The invoices over which something else is to be collected now, with why. */
function Outdated({ notice }: { notice: UnsentNotice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (notice.outdatedCount === 0) return null;
  const items = notice.outdated.map(({ number, why, saidMinor, presentMinor }) =>
    t('dunning.outdatedItem', {
      invoice: number ?? t('promises.unknownInvoice'),
      why: t(`outdatedReason.${why}`),
      said: formats.amount(saidMinor, notice.currency),
      present: formats.amount(presentMinor, notice.currency),
    }),
  );
  return <ActionWords>{t('dunning.outdatedList', { list: items.join('; ') })}</ActionWords>;
}
