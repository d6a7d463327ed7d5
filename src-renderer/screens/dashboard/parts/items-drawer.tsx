import { Button, Drawer } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { BusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import type { FigureRow } from '../../../../src-shared/domain/key-figures/figure-rows.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { goneAtOnce } from '../../../app/gone-at-once.ts';
import { useLayer } from '../../../app/use-layer.ts';
import { type FigureLanguage, figureName, figureWords } from '../figure-words.ts';
import { useFigureItems } from '../use-figure-items.ts';
import { useItemsExport } from '../use-items-export.ts';
import styles from './items-drawer.module.css';
import { ItemsTable } from './items-table.tsx';

type ItemsDrawerProps = {
  /** Null while nothing is opened. */
  readonly row: FigureRow | null;
  readonly asOf: BusinessDate;
  readonly language: FigureLanguage;
  readonly onClose: () => void;
};

/** The documents behind a figure, beside the dashboard. */
export function ItemsDrawer({ row, asOf, language, onClose }: ItemsDrawerProps) {
  const { t } = language;
  const layer = useLayer(row !== null, onClose);
  return (
    <Drawer
      {...layer}
      position="right"
      size={820}
      title={row === null ? '' : titleOf(row, language)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      attributes={{ header: { role: 'presentation' } }}
      keepMounted={false}
      transitionProps={goneAtOnce}
    >
      {row === null ? null : <Items key={`${row.id}/${asOf}`} row={row} asOf={asOf} language={language} />}
    </Drawer>
  );
}

function titleOf(row: FigureRow, language: FigureLanguage): string {
  const name = figureName(row.name, language);
  const section = language.t(`dashboard.section.${row.section}`);
  return name === section ? name : `${section}: ${name}`;
}

type ItemsProps = Omit<ItemsDrawerProps, 'row' | 'onClose'> & { readonly row: FigureRow };

function Items({ row, asOf, language }: ItemsProps) {
  const { t, formats } = language;
  const items = useFigureItems(row, asOf);
  const saving = useItemsExport(row, asOf, language);
  const problem = items.problem ?? saving.problem;
  const isEmpty = items.rows.length === 0 && !items.isLoading && items.problem === null;
  return (
    <div className={styles.content}>
      <div className={styles.head}>
        <p className={styles.value}>
          {figureWords(row, language)} · {t('dashboard.asOf', { date: formats.fullDate(asOf) })}
        </p>
        <Saving saving={saving} language={language} />
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {failureWords(problem, t, formats)}
        </p>
      )}
      {isEmpty ? <p role="status">{t('dashboard.noItems')}</p> : null}
      {items.rows.length === 0 ? null : (
        <ItemsTable rows={items.rows} currency={row.currency} language={language} />
      )}
      <div className={styles.foot}>
        <span role="status">
          {items.isLoading
            ? t('dashboard.loadingItems')
            : t('dashboard.itemCount', { count: items.rows.length, shown: formats.count(items.rows.length) })}
        </span>
        {items.next === null && items.problem === null ? null : (
          <Button variant="default" size="sm" disabled={items.isLoading} onClick={items.more}>
            {t(items.problem === null ? 'dashboard.more' : 'dashboard.again')}
          </Button>
        )}
      </div>
    </div>
  );
}

type SavingProps = { readonly saving: ReturnType<typeof useItemsExport>; readonly language: FigureLanguage };

function Saving({ saving, language: { t, formats } }: SavingProps) {
  if (saving.written === null) {
    return (
      <Button
        variant="default"
        size="sm"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        onClick={saving.start}
      >
        {t('dashboard.export')}
      </Button>
    );
  }
  return (
    <span className={styles.saving}>
      <span role="status">{t('dashboard.exporting', { shown: formats.count(saving.written) })}</span>
      <Button variant="default" size="sm" onClick={saving.stop}>
        {t('dashboard.stop')}
      </Button>
    </span>
  );
}
