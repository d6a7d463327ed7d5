import { IconListCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { dueDay } from '../../../app/lists/due-day.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { followUpAction, followUpDoneAction } from '../actions/account-actions.ts';
import { useActionParts } from '../use-action-parts.ts';
import { ActionButton } from './action-button.tsx';
import styles from './entry-list.module.css';

/** What is to be done on an account: next actions that were planned, and what broken promises ask for (P4). */
export function Tasks({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const parts = useActionParts(account.account);
  const { followUps, brokenPromiseTasks, today } = account;
  const plan = <ActionButton action={followUpAction(parts)} isMain />;
  if (followUps.length + brokenPromiseTasks.length === 0) {
    return (
      <MessagePanel
        icon={<IconListCheck size={22} />}
        title={t('tasks.none')}
        text={t('tasks.noneText')}
        action={plan}
      />
    );
  }
  const inOrder = [...followUps].sort((a, b) => (a.date < b.date ? -1 : 1));
  return (
    <>
      <div className={styles.above}>{plan}</div>
      <ul className={styles.list} aria-label={t('account.tab.tasks')}>
        {brokenPromiseTasks.map(({ promise, brokeOn, shortMinor }) => (
          <Task
            key={promise.id}
            date={brokeOn}
            today={today}
            text={t('tasks.brokenPromise', {
              amount: formats.amount(shortMinor, promise.currency),
              date: formats.shortDate(promise.promisedDate, today),
            })}
          />
        ))}
        {inOrder.map((followUp) => (
          <Task
            key={followUp.activityId}
            date={followUp.date}
            today={today}
            text={followUp.text}
            channel={followUp.channel}
            action={<ActionButton action={followUpDoneAction(parts, followUp)} />}
          />
        ))}
      </ul>
    </>
  );
}

type TaskProps = {
  readonly date: string;
  readonly today: string;
  readonly text: string;
  readonly channel?: string | null;
  readonly action?: ReactNode;
};

function Task({ date, today, text, channel = null, action }: TaskProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { when, count } = dueDay(date, today);
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <Tag tone={when === 'ahead' ? 'neutral' : 'warn'}>
          {t(`due.${when}`, { count, days: formats.count(count) })}
        </Tag>
        <strong>{text}</strong>
        {channel === null ? null : <span className={styles.date}>{t(`activityKind.${channel}`)}</span>}
        <span className={styles.gap} />
        {action}
      </div>
    </li>
  );
}
