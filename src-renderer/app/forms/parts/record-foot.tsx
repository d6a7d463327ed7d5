import { Alert, Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { classNames } from '../../../components/class-names.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './record-foot.module.css';

type RecordFootProps = {
  /** Of the place that it has in its form. */
  readonly className?: string | undefined;
  readonly recordLabel: string;
  /** What is wrong with the whole. */
  readonly problemText: string | null | undefined;
  readonly isBusy: boolean;
  /** There is nothing to record yet. */
  readonly isEmpty?: boolean;
  readonly onClose: () => void;
  /** Absent where nothing was typed that could be discarded. */
  readonly onDiscard?: (() => void) | undefined;
};

/** What went wrong, record, close and discard: the foot of every form. */
export function RecordFoot(props: RecordFootProps) {
  const { t } = useTranslation();
  return (
    <div className={classNames(styles.foot, props.className)}>
      {props.problemText == null ? null : (
        <Alert
          color="red"
          variant="light"
          icon={<IconAlertCircle size={18} />}
          className={styles.problem ?? ''}
        >
          {props.problemText}
        </Alert>
      )}
      <Button
        type="submit"
        loading={props.isBusy}
        disabled={props.isEmpty === true}
        rightSection={<KeyHint keys="Ctrl ↵" />}
      >
        {props.recordLabel}
      </Button>
      <Button variant="default" onClick={props.onClose}>
        {t('form.close')}
      </Button>
      <span className={styles.gap} />
      {props.onDiscard === undefined ? null : (
        <Button variant="subtle" color="gray" onClick={props.onDiscard}>
          {t('form.discard')}
        </Button>
      )}
    </div>
  );
}
