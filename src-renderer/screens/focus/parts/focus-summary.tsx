import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useFormats } from '../../../app/formats.ts';
import { accountPath } from '../../../app/paths.ts';
import { useShortcuts } from '../../../app/use-shortcuts.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { changeWalk, dropWalk } from '../../../state/focus.ts';
import { type FocusWalk, type Sum, summaryOf, walked } from '../../../state/focus-walk.ts';
import styles from '../focus.module.css';

/** What was done on the walk. */
export function FocusSummary({ walk }: { walk: FocusWalk }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const formats = useFormats();
  const summary = summaryOf(walk);
  const finish = () => {
    dropWalk();
    go('/');
  };
  const back = () => changeWalk((present) => walked(present, -1));
  useShortcuts({ b: back, escape: finish });
  const sumsOf = (sums: readonly Sum[]) =>
    sums.map(({ currency, amountMinor }) => formats.amount(amountMinor, currency)).join(' + ');
  const nameOf = (name: string) => t(`command.${name}`, { defaultValue: name });
  return (
    <div className={styles.summary}>
      <h1>{t('focus.summary')}</h1>
      <p>
        {t('focus.summaryText', {
          worked: formats.count(summary.workedOn),
          total: formats.count(summary.total),
          none: formats.count(summary.nothingRecorded),
        })}
      </p>
      {summary.counts.length === 0 ? (
        <p>{t('focus.nothingDone')}</p>
      ) : (
        <dl className={styles.tally} aria-label={t('focus.done')}>
          {summary.counts.map(({ name, count }) => (
            <div key={name}>
              <dt>{nameOf(name)}</dt>
              <dd>{formats.count(count)}</dd>
            </div>
          ))}
          {summary.promised.length === 0 ? null : (
            <div>
              <dt>{t('focus.promised')}</dt>
              <dd>{sumsOf(summary.promised)}</dd>
            </div>
          )}
          {summary.received.length === 0 ? null : (
            <div>
              <dt>{t('focus.received')}</dt>
              <dd>{sumsOf(summary.received)}</dd>
            </div>
          )}
        </dl>
      )}
      <ul className={styles.accounts} aria-label={t('focus.accounts')}>
        {summary.accounts.map(({ id, name, names }) => (
          <li key={id}>
            <Link to={accountPath(id)}>{name}</Link>
            <span>{formats.list(names.map(nameOf))}</span>
          </li>
        ))}
      </ul>
      <div className={styles.ways}>
        <Button onClick={finish}>{t('focus.finish')}</Button>
        <Button variant="default" onClick={back}>
          {t('focus.backToLast')}
        </Button>
      </div>
    </div>
  );
}
