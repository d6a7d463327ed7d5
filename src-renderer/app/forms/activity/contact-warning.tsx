import { Alert, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ContactPermissionView } from '../../../../src-shared/contract/account-questions.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { allowedAgainWords, contactFindingWords } from '../../contact-rule-words.ts';
import { useFormats } from '../../formats.ts';
import styles from './contact-warning.module.css';

type ContactWarningProps = {
  readonly permission: ContactPermissionView;
  /** Of the customer. */
  readonly timeZone: string;
  readonly reason: string;
  readonly problem: string | null;
  readonly onReason: (reason: string) => void;
};

/** A1: says before the contact which rules speak against it and until when, and asks why it takes place all the same. */
export function ContactWarning(props: ContactWarningProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { permission, timeZone, reason, problem, onReason } = props;
  const { findings, allowedAgainAt } = permission;
  return (
    <div className={styles.box}>
      <Alert
        color="yellow"
        variant="light"
        icon={<IconAlertTriangle size={18} />}
        title={t('contactWarning.title')}
        classNames={{ root: styles.warning ?? '', title: styles.title ?? '', message: styles.text ?? '' }}
      >
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <li key={`${finding.rule}/${finding.why}`}>{contactFindingWords(finding, t)}</li>
          ))}
        </ul>
        <p className={styles.again}>
          {allowedAgainAt === null
            ? t('contactWarning.never')
            : allowedAgainWords(allowedAgainAt, timeZone, t, formats)}
        </p>
      </Alert>
      <TextInput
        label={t('contactWarning.reason')}
        value={reason}
        maxLength={500}
        required
        error={problem}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </div>
  );
}
