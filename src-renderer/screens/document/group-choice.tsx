import { SegmentedControl } from '@mantine/core';
import type { AccountGroupView } from '../../../src-shared/contract/account-group-view.ts';
import { useFormats } from '../../app/formats.ts';
import { useSession } from '../../app/session-context.ts';
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
  const shown = formats.count(group.memberCount);
  // Only an administrator sees every account; of all others the paper says so too.
  const isWhole = useSession().actor.role === 'administrator';
  return (
    <SegmentedControl<Kind>
      size="xs"
      aria-label={t('document.statement.of')}
      value={kind}
      data={[
        { value: 'statement', label: t('document.statement.thisAccount') },
        {
          value: 'group-statement',
          label: t(isWhole ? 'document.statement.wholeGroup' : 'document.statement.groupHere', {
            count: group.memberCount,
            shown,
          }),
        },
      ]}
      onChange={onChoose}
    />
  );
}
