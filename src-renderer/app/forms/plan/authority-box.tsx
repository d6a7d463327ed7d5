import { IconCircleCheck, IconUserShield } from '@tabler/icons-react';
import { classNames } from '../../../components/class-names.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useFormats } from '../../formats.ts';
import styles from './authority-box.module.css';
import { ownLimitsWords, passedLimitWords } from './authority-words.ts';
import type { PlanFormViewProps } from './plan-form-view.tsx';

type AuthorityProps = Pick<PlanFormViewProps, 'authority' | 'draft' | 'role' | 'settings'>;

/** N4: what one may agree to alone, and whether this plan needs somebody else. */
export function AuthorityBox({ authority, draft, role, settings }: AuthorityProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isBeyond = authority?.isAllowed === false;
  const limits = ownLimitsWords(role, draft.currency, settings, t, formats);
  return (
    <div className={classNames(styles.box, isBeyond && styles.beyond)}>
      {isBeyond ? (
        <IconUserShield size={18} aria-hidden="true" />
      ) : (
        <IconCircleCheck size={18} aria-hidden="true" />
      )}
      <div>
        <p aria-live="polite">
          {isBeyond ? t('plan.beyond', { role: t(`role.${authority.approver}`) }) : null}
          {authority?.isAllowed === true ? t('plan.within') : null}
        </p>
        {isBeyond ? (
          <ul>
            {authority.passed.map((one) => (
              <li key={one.limit}>{passedLimitWords(one, draft.currency, t, formats)}</li>
            ))}
          </ul>
        ) : null}
        <p className={styles.limits}>{limits}</p>
      </div>
    </div>
  );
}
