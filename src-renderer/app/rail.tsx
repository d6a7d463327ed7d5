import { Link, useLocation } from 'wouter';
import { classNames } from '../components/class-names.ts';
import { useTranslation } from '../components/translation.tsx';
import { useCounts } from './counts-context.ts';
import { useFormats } from './formats.ts';
import styles from './rail.module.css';
import { type Screen, useScreens } from './screens.tsx';
import { useFirstSync } from './use-first-sync.ts';

/** The ways to the screens that exist, with what waits there. */
export function Rail() {
  const { t } = useTranslation();
  const counted = useCounts();
  // What has come so far is no count of what there is: none is shown then, and no room kept for one.
  const isFirstSync = useFirstSync() !== null;
  const screens = useScreens();
  const links = (paths: (path: string) => boolean) =>
    screens
      .filter((screen) => paths(screen.path))
      .map((screen) => (
        <RailLink
          key={screen.path}
          screen={screen}
          isCounted={screen.count !== null && !isFirstSync}
          count={screen.count === null || isFirstSync ? undefined : counted?.[screen.count]}
        />
      ));
  const isLast = (path: string) => path === '/attention' || path === '/settings';
  return (
    <nav className={styles.rail} data-tour="rail" aria-label={t('rail.label')}>
      {links((path) => !isLast(path))}
      <hr className={styles.line} />
      {links((path) => path === '/attention')}
      <span className={styles.gap} />
      {links((path) => path === '/settings')}
    </nav>
  );
}

type RailLinkProps = {
  readonly screen: Screen;
  readonly isCounted: boolean;
  /** Undefined where nothing is counted, and until it is. */
  readonly count: number | undefined;
};

function RailLink({ screen, isCounted, count }: RailLinkProps) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const formats = useFormats();
  const { path } = screen;
  const isUrgent = screen.count === 'attention';
  const isHere = location === path || (path !== '/' && location.startsWith(`${path}/`));
  return (
    <Link
      to={path}
      className={classNames(styles.link, isHere && styles.here)}
      {...(isHere ? { 'aria-current': 'page' } : {})}
      {...(count === undefined || screen.count === null
        ? {}
        : { title: t(`rail.counted.${screen.count}`, { count, shown: formats.count(count) }) })}
    >
      <span className={styles.icon} aria-hidden="true">
        {screen.icon}
      </span>
      <span className={styles.name}>
        {screen.name}
        {!isCounted || screen.count === null || isUrgent ? null : (
          // Room is kept before the count is here, so that nothing moves when it comes.
          <span className={styles.count}>
            {count === undefined
              ? '\u00a0'
              : ` ${t(`rail.short.${screen.count}`, { shown: formats.count(count) })}`}
          </span>
        )}
      </span>
      {isUrgent && count !== undefined && count > 0 ? (
        <span className={styles.urgent}>{formats.count(count)}</span>
      ) : null}
    </Link>
  );
}
