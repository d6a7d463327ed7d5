import { memo } from 'react';
import type { CreditListRow } from '../../../../src-shared/contract/credit-view.ts';
import { AccountCell, AmountCell } from '../../../app/due-list/due-cells.tsx';
import type { DueRowProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { Cell, Dash, First, ListRow, Second } from '../../../components/list-table/list-row.tsx';
import { Tag, type Tone } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { reachedWords } from '../check-words.ts';

const toneOf: Readonly<Record<CreditListRow['suggests'], Tone>> = {
  hold: 'danger',
  release: 'ok',
  review: 'warn',
};

export const CreditRow = memo(function CreditRow(props: DueRowProps<CreditListRow>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row, today } = props;
  const [first, ...others] = reachedWords(row, t, formats);
  return (
    <ListRow index={props.index} top={props.top} isActive={props.isActive}>
      <AccountCell row={row} isActive={props.isActive} onOpen={props.onOpen} />
      <Cell hasTags>
        <Tag tone={toneOf[row.suggests]}>{t(`credit.suggests.${row.suggests}`)}</Tag>
      </Cell>
      <AmountCell amountMinor={row.exposureMinor} currency={row.currency} isStrong />
      {row.creditLimitMinor === null ? (
        <Cell isNumeric>
          <First isQuiet>{t('figure.noLimit')}</First>
        </Cell>
      ) : (
        <AmountCell amountMinor={row.creditLimitMinor} currency={row.currency} />
      )}
      <Cell isNumeric>
        {row.creditUsePercent === null ? (
          <Dash />
        ) : (
          <First>{t('figure.percent', { percent: formats.count(row.creditUsePercent) })}</First>
        )}
      </Cell>
      <Cell>
        {first === undefined ? (
          <First isQuiet>{t('credit.noReason')}</First>
        ) : (
          <First title={first}>{first}</First>
        )}
        {others.length === 0 ? null : (
          <Second title={others.join(' · ')}>
            {t('credit.moreReasons', { count: others.length, shown: formats.count(others.length) })}
          </Second>
        )}
      </Cell>
      <Cell>
        {row.held === null ? (
          <Dash />
        ) : (
          <>
            <First title={row.held.reason}>{formats.shortDate(row.held.on, today)}</First>
            <Second title={row.held.by}>{row.held.by}</Second>
          </>
        )}
      </Cell>
    </ListRow>
  );
});
