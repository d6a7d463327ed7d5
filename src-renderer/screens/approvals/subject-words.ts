import type { TFunction } from 'i18next';
import type { ApprovalListRow } from '../../../src-shared/contract/approvals-view.ts';
import { type Formats, useFormats } from '../../app/formats.ts';
import { useTranslation } from '../../components/translation.tsx';

type Words = {
  /** What about it matters for the decision, besides its amount. */
  readonly detail: (row: ApprovalListRow, today: string) => string;
  /** What is asked for, for whom, in one line. */
  readonly whole: (row: ApprovalListRow) => string;
};

/** Says what waits for a decision. */
export function useSubjectWords(): Words {
  const { t } = useTranslation();
  const formats = useFormats();
  return {
    detail: (row, today) => detailWords(row, today, t, formats),
    whole: (row) => wholeWords(row, t, formats),
  };
}

function detailWords(row: ApprovalListRow, today: string, t: TFunction, formats: Formats): string {
  const { plan, level, itemCount } = row;
  if (plan !== null) {
    const instalments = t('approvals.instalments', {
      count: plan.instalmentCount,
      shown: formats.count(plan.instalmentCount),
    });
    return t('approvals.plan', { instalments, date: formats.shortDate(plan.lastDate, today) });
  }
  const items =
    itemCount === 0 ? [] : [t('approvals.items', { count: itemCount, shown: formats.count(itemCount) })];
  return [...(level === null ? [] : [t('dunning.level', { level })]), ...items].join(' · ');
}

function wholeWords(row: ApprovalListRow, t: TFunction, formats: Formats): string {
  const kind = t(`requestKind.${row.kind}`);
  const amount = row.kind === 'dunning-block' ? [] : [formats.amount(row.amountMinor, row.currency)];
  return [kind, ...amount, `${row.accountName} (${row.accountNumber})`].join(' · ');
}
