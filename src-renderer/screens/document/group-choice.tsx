import { SegmentedControl } from '@mantine/core';
import type { AccountGroupView } from '../../../src-shared/contract/account-group-view.ts';
import { useFormats } from '../../app/formats.ts';
import { useTranslation } from '../../components/translation.tsx';

type Kind = 'statement' | 'group-statement';

type GroupChoiceProps = {
  readonly kind: Kind;
  readonly group: AccountGroupView;
  readonly onChoose: (kind: Kind) => void;
};

/** Whether the account alone or its whole group of companies is stated. */
export function GroupChoice({ kind, group, onChoose }: GroupChoiceProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = group.memberCount;
  return (
    <SegmentedControl<Kind>
      size="xs"
      aria-label={t('document.statement.of')}
      value={kind}
      data={[
        { value: 'statement', label: t('document.statement.thisAccount') },
        {
          value: 'group-statement',
          label: t('document.statement.wholeGroup', { count, shown: formats.count(count) }),
        },
      ]}
      onChange={onChoose}
    />
  );
}
