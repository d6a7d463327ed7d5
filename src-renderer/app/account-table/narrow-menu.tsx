import { Button, NativeSelect, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useId } from 'react';
import { type Narrowing, narrowingSchema } from '../../../src-shared/contract/worklist-view.ts';
import { riskClasses } from '../../../src-shared/domain/account/account.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { useNameOf } from '../people-context.ts';
import styles from './table-menus.module.css';
import { useWorklistChoices } from './use-worklist-choices.ts';

type NarrowMenuProps = {
  readonly narrowing: Narrowing;
  readonly onNarrow: (narrowing: Narrowing) => void;
};

/** Narrows a list of accounts down beside its filter. */
export function NarrowMenu({ narrowing, onNarrow }: NarrowMenuProps) {
  const { t } = useTranslation();
  const title = useId();
  const count = countNarrowed(narrowing);
  const words = count === 0 ? t('worklist.narrow') : t('worklist.narrowed', { count });
  return (
    <Popover position="bottom-start" width={290} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={count === 0 ? 'default' : 'light'}
          className={styles.menu ?? ''}
          leftSection={<IconFilter size={14} aria-hidden="true" />}
          aria-label={words}
          title={words}
        >
          <span className={styles.label}>{words}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={title}>
        <h2 id={title} className={styles.title}>
          {t('worklist.narrowTitle')}
        </h2>
        <Choices narrowing={narrowing} onNarrow={onNarrow} />
        <Button size="compact-sm" variant="subtle" disabled={count === 0} onClick={() => onNarrow({})}>
          {t('worklist.narrowClear')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** How many things narrow a list down. */
export function countNarrowed(narrowing: Narrowing): number {
  return Object.values(narrowing).filter((value) => value !== undefined).length;
}

/** Stands for "any": no segment and no person is called so. */
const any = '\u0000';

function Choices({ narrowing, onNarrow }: NarrowMenuProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const choices = useWorklistChoices();
  const nameOf = useNameOf();
  const counted = (label: string, count: number) => `${label} (${formats.count(count)})`;
  const fields: readonly {
    readonly key: 'segment' | 'collectorId' | 'riskClass' | 'standing' | 'hold';
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }[] = [
    {
      key: 'segment',
      options: choices.segments.map(({ value, count }) => ({
        value,
        label: counted(value === '' ? t('worklist.withoutGroup.segment') : value, count),
      })),
    },
    {
      key: 'collectorId',
      options: choices.collectors.map(({ value, count }) => ({
        value,
        label: counted(nameOf(value), count),
      })),
    },
    { key: 'riskClass', options: riskClasses.map((value) => ({ value, label: value })) },
    {
      key: 'standing',
      options: (['overdue', 'owing', 'settled'] as const).map((value) => ({
        value,
        label: t(`worklist.standing.${value}`),
      })),
    },
    {
      key: 'hold',
      options: (['credit-hold', 'dunning-block', 'none'] as const).map((value) => ({
        value,
        label: t(`worklist.hold.${value}`),
      })),
    },
  ];
  const change = (key: string, value: string) => {
    onNarrow(narrowingSchema.parse({ ...narrowing, [key]: value === any ? undefined : value }));
  };
  return (
    <div className={styles.fields}>
      {fields.map(({ key, options }) => (
        <NativeSelect
          key={key}
          size="xs"
          label={t(`worklist.narrowBy.${key}`)}
          value={narrowing[key] ?? any}
          data={[{ value: any, label: t('worklist.any') }, ...withChosen(options, narrowing[key])]}
          onChange={(event) => change(key, event.currentTarget.value)}
        />
      ))}
    </div>
  );
}

/** What was chosen stays in the list when no account has it any more. */
function withChosen(
  options: readonly { readonly value: string; readonly label: string }[],
  chosen: string | undefined,
) {
  return chosen === undefined || options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: chosen }];
}
