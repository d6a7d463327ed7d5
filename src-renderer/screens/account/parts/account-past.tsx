import { Button, SegmentedControl } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { AccountHistory } from '../../../../src-shared/domain/account/account-history.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { usePast } from '../use-past.ts';
import styles from './account-past.module.css';
import { BalanceChart } from './balance-chart.tsx';
import { NotReady } from './not-ready.tsx';
import { PastTable } from './past-table.tsx';
import { PaymentChart } from './payment-chart.tsx';

/** How an account has stood and paid over the last year, opened when somebody asks for it. */
export function AccountPast({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.past}>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        className={styles.toggle ?? ''}
        leftSection={<IconChartLine size={14} aria-hidden="true" />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(isOpen ? 'past.hide' : 'past.show')}
      </Button>
      <div id={id}>{isOpen ? <LoadedPast accountId={accountId} /> : null}</div>
    </div>
  );
}

function LoadedPast({ accountId }: { accountId: string }) {
  const view = usePast(accountId);
  return view.state === 'ready' ? <Past histories={view.value} /> : <NotReady view={view} />;
}

function Past({ histories }: { histories: readonly AccountHistory[] }) {
  const { t } = useTranslation();
  const [currency, setCurrency] = useState<string | null>(null);
  const [shownAs, setShownAs] = useState<'charts' | 'table'>('charts');
  const history = histories.find((one) => one.currency === currency) ?? histories[0];
  if (history === undefined) return null;
  return (
    <section aria-label={t('past.label')}>
      <div className={styles.choices}>
        {histories.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={t('form.currency')}
            value={history.currency}
            data={histories.map((one) => one.currency)}
            onChange={setCurrency}
          />
        ) : null}
        <SegmentedControl
          size="xs"
          aria-label={t('past.shownAs')}
          value={shownAs}
          data={[
            { value: 'charts', label: t('past.charts') },
            { value: 'table', label: t('past.table') },
          ]}
          onChange={(value) => setShownAs(value === 'table' ? 'table' : 'charts')}
        />
      </div>
      {shownAs === 'table' ? (
        <PastTable history={history} />
      ) : (
        <div className={styles.charts}>
          <BalanceChart history={history} />
          <PaymentChart history={history} />
        </div>
      )}
    </section>
  );
}
