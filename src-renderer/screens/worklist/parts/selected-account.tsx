import { Button } from '@mantine/core';
import { IconHandClick, IconPhone } from '@tabler/icons-react';
import { useRef } from 'react';
import type { WorklistRow } from '../../../../src-shared/contract/worklist-view.ts';
import { accountAmounts } from '../../../app/account-amounts.ts';
import { useFormats } from '../../../app/formats.ts';
import type { ListActions } from '../../../app/lists/use-list.ts';
import { PriorityReasons } from '../../../app/priority-reasons.tsx';
import { useStepWords } from '../../../app/use-step-words.ts';
import { classNames } from '../../../components/class-names.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './selected-account.module.css';

type SelectedAccountProps = {
  readonly row: WorklistRow | undefined;
  readonly today: string;
  readonly actions: ListActions<WorklistRow>;
};

/** The chosen account beside the table: its amounts, why it stands here, and what to do next. */
export function SelectedAccount({ row, today, actions }: SelectedAccountProps) {
  const { t } = useTranslation();
  const about = useRef<HTMLElement>(null);
  return (
    <aside className={styles.panel} data-tour="selected" aria-label={t('worklist.selected')}>
      {row === undefined ? (
        <MessagePanel icon={<IconHandClick size={22} />} title={t('worklist.noneSelected')} />
      ) : (
        <>
          <ScrollRegion region={about} className={styles.about ?? ''} label={t('worklist.selected')}>
            <h2 className={styles.name}>{row.name}</h2>
            <p className={styles.number}>
              {row.number} · {t('worklist.risk', { riskClass: row.riskClass })} ·{' '}
              {t('worklist.openItems', { count: row.openCount })}
            </p>
            <Amounts row={row} />
            <PriorityReasons reasons={row.reasons} score={row.score} currency={row.currency} />
          </ScrollRegion>
          <NextStep row={row} today={today} actions={actions} />
        </>
      )}
    </aside>
  );
}

function Amounts({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className={styles.amounts}>
      {accountAmounts(row).map((line) => (
        <div
          key={line.key}
          className={classNames(
            line.key === 'toCollect' && styles.total,
            line.key === 'toCollect' && line.amountMinor > 0 && styles.collect,
          )}
        >
          <dt>{t(`figure.${line.key}`)}</dt>
          <dd>{formats.amount(line.amountMinor, row.currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

type NextStepProps = SelectedAccountProps & { readonly row: WorklistRow };

function NextStep({ row, today, actions }: NextStepProps) {
  const { t } = useTranslation();
  const words = useStepWords(row, today);
  return (
    <section className={styles.step} aria-label={t('suggest.label')}>
      <h3>{words?.title}</h3>
      <p>{words?.text}</p>
      {row.contactPhone === '' ? null : (
        <p className={styles.phone}>
          <IconPhone size={14} aria-hidden="true" /> {row.contactPhone}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          size="xs"
          rightSection={<KeyHint keys="C" />}
          onClick={() => actions.openForm('activity', row)}
        >
          {t('action.call')}
        </Button>
        <Button
          size="xs"
          variant="default"
          rightSection={<KeyHint keys="P" />}
          onClick={() => actions.openForm('promise', row)}
        >
          {t('action.promise')}
        </Button>
        <Button
          size="xs"
          variant="default"
          rightSection={<KeyHint keys="D" />}
          onClick={() => actions.openForm('dispute', row)}
        >
          {t('action.dispute')}
        </Button>
        <Button
          size="xs"
          variant="default"
          rightSection={<KeyHint keys="S" />}
          onClick={() => actions.openStatement(row)}
        >
          {t('action.statement')}
        </Button>
      </div>
    </section>
  );
}
