import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WaitingItem } from '../../../../src-shared/contract/attention-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { Tag } from '../../../components/tag.tsx';
import styles from '../attention-view.module.css';
import { TypedLines } from './typed-lines-list.tsx';

export type WaitingView = {
  /** How many there are; may be more than are listed. */
  readonly total: number;
  readonly items: readonly WaitingItem[];
};

type WaitingProps = WaitingView & { readonly onTakeBack: (item: WaitingItem) => void };

/** What the server has not answered yet. */
export function Waiting({ total, items, onTakeBack }: WaitingProps) {
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
          <WaitingCommand key={item.commandId} item={item} onTakeBack={onTakeBack} />
        ))}
      </ul>
      {more > 0 ? <p>{t('attention.waitingMore', { count: more, more: formats.count(more) })}</p> : null}
    </section>
  );
}

function WaitingCommand({
  item,
  onTakeBack,
}: {
  item: WaitingItem;
  onTakeBack: (item: WaitingItem) => void;
}) {
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
      {item.isSent ? null : (
        <div className={styles.actions}>
          <Button size="xs" variant="default" onClick={() => onTakeBack(item)}>
            {t('attention.takeBack')}
          </Button>
        </div>
      )}
    </li>
  );
}
