import { Button } from '@mantine/core';
import type { WaitingItem } from '../../../../src-shared/contract/attention-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../attention-view.module.css';
import { TypedLines } from './typed-lines-list.tsx';

export type WaitingView = {
  /** How many there are; may be more than are listed. */
  readonly total: number;
  readonly items: readonly WaitingItem[];
};

type TakeBack = {
  /** The command that is being taken back at the moment. */
  readonly busyId: string | null;
  readonly onTakeBack: (item: WaitingItem) => void;
};
type WaitingProps = WaitingView & TakeBack;

/** What the server has not answered yet. */
export function Waiting({ total, items, ...takeBack }: WaitingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (total === 0) return null;
  const more = total - items.length;
  return (
    <section className={styles.waiting} aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t('attention.waitingTitle', { count: total, shown: formats.count(total) })}</h2>
      <p>{t('attention.waitingText')}</p>
      <ul className={styles.cards}>
        {items.map((item) => (
          <WaitingCommand key={item.commandId} item={item} {...takeBack} />
        ))}
      </ul>
      {more > 0 ? <p>{t('attention.waitingMore', { count: more, more: formats.count(more) })}</p> : null}
    </section>
  );
}

function WaitingCommand({ item, busyId, onTakeBack }: TakeBack & { item: WaitingItem }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className={styles.item}>
      <div className={styles.title}>
        <h3>
          {t(`command.${item.commandName}`, { defaultValue: item.commandName })} · {item.accountName}
        </h3>
        {item.isSent ? <Tag tone="info">{t('attention.sent')}</Tag> : null}
        <span className={styles.when}>{formats.dateTime(item.givenAt)}</span>
      </div>
      <TypedLines item={item} />
      {canTakeBack(item) ? (
        <div className={styles.actions}>
          <Button size="xs" variant="default" disabled={busyId !== null} onClick={() => onTakeBack(item)}>
            {t('attention.takeBack')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** R1, R2: a receipt stands: the customer holds the paper. */
function canTakeBack({ isSent, commandName }: WaitingItem): boolean {
  return !isSent && commandName !== 'receipt.issue' && commandName !== 'document.issue';
}
