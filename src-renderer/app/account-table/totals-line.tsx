import { VisuallyHidden } from '@mantine/core';
import type { WorklistHead, WorklistTotals } from '../../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';

/** Totals per currency over everything that matches; amounts of different currencies never add (M1). */
export function TotalsLine({ head }: { readonly head: WorklistHead }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountOf = ({ toCollectMinor, currency }: WorklistTotals) =>
    toCollectMinor === null ? `— ${currency}` : formats.amount(toCollectMinor, currency);
  const totals = head.totals.filter((one) => one.toCollectMinor === null || one.toCollectMinor > 0);
  const inexact = totals.filter((one) => one.toCollectMinor === null).map((one) => one.currency);
  const notAdded =
    inexact.length === 0 ? undefined : t('worklist.totalTooLarge', { currencies: formats.list(inexact) });
  const accounts = t('worklist.accounts', {
    count: head.accountCount,
    shown: formats.count(head.accountCount),
  });
  const toCollect = t('worklist.toCollect', { amounts: totals.map(amountOf).join(' + ') });
  return (
    <span title={notAdded}>
      {totals.length === 0 ? accounts : `${accounts} · ${toCollect}`}
      {notAdded !== undefined && <VisuallyHidden>{notAdded}</VisuallyHidden>}
    </span>
  );
}
