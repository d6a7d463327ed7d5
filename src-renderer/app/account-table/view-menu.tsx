import { ActionIcon, Button, NativeSelect, Popover, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useId } from 'react';
import { type AccountColumn, accountColumns } from '../../../src-shared/contract/worklist-settings.ts';
import { type WorklistGrouping, worklistGroupings } from '../../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import { changeWorklistSettings, useWorklistSettings } from '../../state/worklist-settings.ts';
import { moved, withColumn } from './chosen-columns.ts';
import styles from './table-menus.module.css';

type ViewMenuProps = {
  readonly grouping: WorklistGrouping | null;
  readonly onGroup: (grouping: WorklistGrouping | null) => void;
};

/** How a table of accounts looks: its groups, its density, its columns and their order. */
export function ViewMenu({ grouping, onGroup }: ViewMenuProps) {
  const { t } = useTranslation();
  const title = useId();
  const density = useWorklistSettings(({ settings }) => settings.density);
  return (
    <Popover position="bottom-start" width={290} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={grouping === null ? 'default' : 'light'}
          className={styles.menu ?? ''}
          leftSection={<IconColumns3 size={14} aria-hidden="true" />}
          aria-label={t('worklist.view')}
          title={t('worklist.view')}
        >
          <span className={styles.label}>{t('worklist.view')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={title}>
        <h2 id={title} className={styles.title}>
          {t('worklist.viewTitle')}
        </h2>
        <div className={styles.fields}>
          <NativeSelect
            size="xs"
            label={t('worklist.groupBy')}
            value={grouping ?? ''}
            data={[
              { value: '', label: t('worklist.grouping.none') },
              ...worklistGroupings.map((value) => ({ value, label: t(`worklist.grouping.${value}`) })),
            ]}
            onChange={(event) =>
              onGroup(worklistGroupings.find((one) => one === event.currentTarget.value) ?? null)
            }
          />
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('worklist.density')}
            value={density}
            data={[
              { value: 'comfortable', label: t('worklist.comfortable') },
              { value: 'dense', label: t('worklist.dense') },
            ]}
            onChange={(value) =>
              changeWorklistSettings({ density: value === 'dense' ? 'dense' : 'comfortable' })
            }
          />
        </div>
        <Columns />
      </Popover.Dropdown>
    </Popover>
  );
}

function Columns() {
  const { t } = useTranslation();
  const label = useId();
  const columns = useWorklistSettings(({ settings }) => settings.columns);
  const change = (next: readonly AccountColumn[]) => changeWorklistSettings({ columns: [...next] });
  const hidden = accountColumns.filter((column) => !columns.includes(column));
  return (
    <>
      <h3 id={label} className={styles.title}>
        {t('worklist.columns')}
      </h3>
      <ul className={styles.columns} aria-labelledby={label}>
        {[...columns, ...hidden].map((column) => {
          const index = columns.indexOf(column);
          const name = t(`worklist.column.${column}`);
          return (
            <li key={column} className={styles.column}>
              <label>
                <input
                  type="checkbox"
                  checked={index >= 0}
                  // The name is what an account is opened by.
                  disabled={column === 'account'}
                  onChange={() => change(withColumn(columns, column, index < 0))}
                />
                {name}
              </label>
              {index < 0 ? null : (
                <>
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t('worklist.columnBefore', { name })}
                    disabled={index === 0}
                    onClick={() => change(moved(columns, index, -1))}
                  >
                    <IconArrowUp size={14} aria-hidden="true" />
                  </ActionIcon>
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t('worklist.columnAfter', { name })}
                    disabled={index === columns.length - 1}
                    onClick={() => change(moved(columns, index, 1))}
                  >
                    <IconArrowDown size={14} aria-hidden="true" />
                  </ActionIcon>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
