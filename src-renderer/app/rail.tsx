import {
  IconAlertTriangle,
  IconCalendarDue,
  IconListDetails,
  IconMessageReport,
  IconSettings,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { classNames } from '../components/class-names.ts';
import { useFormats } from './formats.ts';
import styles from './rail.module.css';
import { readyValue, useLiveView } from './use-live-view.ts';

/** The ways to the screens that exist, with what waits there. */
export function Rail() {
  const { t } = useTranslation();
  const counts = readyValue(
    useLiveView((client, signal) => client.worklist.counts(undefined, { signal }), 'counts'),
  );
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <RailLink to="/" icon={<IconListDetails size={18} />} count={counts?.toWork}>
        {t('rail.worklist')}
      </RailLink>
      <RailLink to="/worklist/promises-due" icon={<IconCalendarDue size={18} />} count={counts?.promisesDue}>
        {t('rail.promisesDue')}
      </RailLink>
      <RailLink to="/worklist/disputes" icon={<IconMessageReport size={18} />} count={counts?.disputes}>
        {t('rail.disputes')}
      </RailLink>
      <hr className={styles.line} />
      <RailLink to="/attention" icon={<IconAlertTriangle size={18} />} count={counts?.attention} isUrgent>
        {t('rail.attention')}
      </RailLink>
      <span className={styles.gap} />
      <RailLink to="/settings" icon={<IconSettings size={18} />}>
        {t('rail.settings')}
      </RailLink>
    </nav>
  );
}

type RailLinkProps = {
  readonly to: string;
  readonly icon: ReactNode;
  readonly count?: number | undefined;
  readonly isUrgent?: boolean;
  readonly children: string;
};

function RailLink({ to, icon, count, isUrgent = false, children }: RailLinkProps) {
  const [location] = useLocation();
  const formats = useFormats();
  const isHere = location === to;
  return (
    <Link
      to={to}
      className={classNames(styles.link, isHere && styles.here)}
      {...(isHere ? { 'aria-current': 'page' } : {})}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.name}>{children}</span>
      {count === undefined || (isUrgent && count === 0) ? null : (
        <span className={classNames(styles.count, isUrgent && styles.urgent)}>{formats.count(count)}</span>
      )}
    </Link>
  );
}
