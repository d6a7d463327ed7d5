import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { takeBackAction } from '../actions/payment-actions.ts';
import { useActionParts } from '../use-action-parts.ts';
import { useEntries } from '../use-entries.ts';
import { ActionButton } from './action-button.tsx';
import styles from './case-drawer.module.css';
import { isEntryOf } from './entries.tsx';
import { NotReady } from './not-ready.tsx';

/** What people have applied lately, newest first. */
export function AppliedList({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const parts = useActionParts(account.account);
  const { view } = useEntries(account.account.id, 'application');
  if (view.state !== 'ready') return <NotReady view={view} />;
  const applied = view.value.rows
    .filter(isEntryOf('application'))
    .filter(({ step }) => step.name === 'applied');
  return (
    <section>
      <h3>{t('match.applied')}</h3>
      {applied.length === 0 ? <p className={styles.muted}>{t('match.appliedNone')}</p> : null}
      <ul className={styles.list}>
        {applied.map(({ key, date, step, application }) => (
          <li key={key}>
            <div className={styles.line}>
              <strong>{parts.formats.amount(application.amountMinor, application.currency)}</strong>
              <span>{application.reference}</span>
              <ActionButton action={takeBackAction(parts, application)} />
            </div>
            <p className={styles.muted}>
              {parts.formats.shortDate(date, account.today)} · {step.by.name}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
