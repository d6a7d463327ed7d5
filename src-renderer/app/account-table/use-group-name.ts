import type { WorklistGroup, WorklistGrouping } from '../../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useNameOf } from '../people-context.ts';

/** What a group of accounts is called. */
export function useGroupName(
  grouping: WorklistGrouping,
): (group: Pick<WorklistGroup, 'key' | 'label'>) => string {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return ({ key, label }) => {
    if (key === '') return t(`worklist.withoutGroup.${grouping}`);
    if (grouping === 'collector') return nameOf(key);
    // The account at the top belongs to somebody else: only its accounts below are here.
    return label === '' ? t('worklist.companyElsewhere') : label;
  };
}
