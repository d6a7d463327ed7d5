import { Button } from '@mantine/core';
import type { WaitingItem } from '../../../../src-shared/contract/attention-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../attention-view.module.css';
import type { RetryDraft } from '../retry-draft.ts';
import type { TakenBack } from '../use-take-back.ts';

type TakenBackProps = {
  readonly takenBack: readonly TakenBack[];
  readonly onOpenForm: (item: WaitingItem, retry: RetryDraft) => void;
  readonly onForget: (commandId: string) => void;
};

/** What was taken back just now, with the way to the form that keeps what was typed. Said aloud as it comes. */
export function TakenBackList({ takenBack, onOpenForm, onForget }: TakenBackProps) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.takenBack}>
      {takenBack.map(({ item, retry }) => (
        <div key={item.commandId} className={styles.backLine}>
          <p>
            <strong>
              {t(`command.${item.commandName}`, { defaultValue: item.commandName })} · {item.accountName}
            </strong>
            <span>{t(retry === null ? 'undo.cancelledCommand' : 'undo.done')}</span>
          </p>
          {retry === null ? null : (
            <Button size="xs" onClick={() => onOpenForm(item, retry)}>
              {t('undo.openForm')}
            </Button>
          )}
          <Button size="xs" variant="subtle" color="gray" onClick={() => onForget(item.commandId)}>
            {t('attention.hide')}
          </Button>
        </div>
      ))}
    </div>
  );
}
