import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { VisitListRow } from '../../../../src-shared/contract/visits-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { accountPath } from '../../../app/paths.ts';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { openForm, openFormInVisit } from '../../../state/open-form.ts';
import styles from './visits.module.css';

type VisitCardProps = { readonly visit: VisitListRow; readonly today: string };

/** An account to visit: who, why, what is due, and what can be done there. */
export function VisitCard({ visit, today }: VisitCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const contact = [visit.contactName, visit.contactPhone].filter((text) => text !== '').join(' · ');
  return (
    <li className={styles.visit}>
      <div className={styles.who}>
        <Link to={accountPath(visit.accountId)} className={styles.name}>
          {visit.accountName}
        </Link>
        <span className={styles.quiet}>
          {visit.accountNumber}
          {contact === '' ? '' : ` · ${contact}`}
        </span>
        <Why visit={visit} today={today} />
      </div>
      <dl className={styles.due}>
        <div>
          <dt>{t('figure.toCollect')}</dt>
          <dd>{formats.amount(visit.toCollectMinor, visit.currency)}</dd>
        </div>
        <div>
          <dt>{t('figure.overdue')}</dt>
          <dd>{formats.amount(visit.overdueMinor, visit.currency)}</dd>
        </div>
        {visit.oldestDaysPastDue > 0 ? (
          <div>
            <dt className={styles.quiet}>{t('visits.oldest')}</dt>
            <dd className={styles.quiet}>{t('worklist.oldestDays', { count: visit.oldestDaysPastDue })}</dd>
          </div>
        ) : null}
      </dl>
      <Actions visit={visit} />
    </li>
  );
}

function Why({ visit, today }: VisitCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { openVisit, planned } = visit;
  return (
    <div className={styles.tags}>
      {openVisit === null ? null : (
        <Tag tone="accent">
          {t('visits.thereSince', { name: openVisit.by, time: formats.dateTime(openVisit.checkedInAt) })}
        </Tag>
      )}
      {planned === null ? null : (
        <Tag tone={planned.date < today ? 'warn' : 'neutral'}>
          {t('visits.planned', { date: formats.shortDate(planned.date, today), text: planned.text })}
        </Tag>
      )}
      {visit.brokenPromiseCount > 0 ? (
        <Tag tone="danger">{t('worklist.notKept', { count: visit.brokenPromiseCount })}</Tag>
      ) : null}
      {visit.duePromiseCount > 0 ? (
        <Tag tone="info">{t('visits.duePromises', { count: visit.duePromiseCount })}</Tag>
      ) : null}
      {visit.hasOtherCurrencies ? <Tag>{t('worklist.otherCurrencies')}</Tag> : null}
    </div>
  );
}

function Actions({ visit: { accountId, accountName, openVisit } }: { visit: VisitListRow }) {
  const { t } = useTranslation();
  const named = (action: string) => ({ 'aria-label': `${action}, ${accountName}` });
  const visitId = openVisit?.activityId;
  return (
    <div className={styles.actions}>
      {visitId === undefined ? (
        <Button size="md" {...named(t('visits.checkIn'))} onClick={() => openForm('check-in', accountId)}>
          {t('visits.checkIn')}
        </Button>
      ) : (
        <Button
          size="md"
          {...named(t('visits.checkOut'))}
          onClick={() => openFormInVisit('check-out', accountId, visitId)}
        >
          {t('visits.checkOut')}
        </Button>
      )}
      <Button
        size="md"
        variant="default"
        {...named(t('visits.receipt'))}
        onClick={() => openFormInVisit('receipt', accountId, visitId)}
      >
        {t('visits.receipt')}
      </Button>
      <Button
        size="md"
        variant="default"
        {...named(t('visits.log'))}
        onClick={() => openForm('visit', accountId)}
      >
        {t('visits.log')}
      </Button>
    </div>
  );
}
