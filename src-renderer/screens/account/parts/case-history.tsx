import type { DisputeCase } from '../../../../src-shared/contract/account-entries-view.ts';
import { processorWords } from '../../../app/dispute-reason-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './case-drawer.module.css';

/** Every step of a case, the latest first. */
export function CaseHistory({ dispute }: { dispute: DisputeCase }) {
  const { t } = useTranslation();
  const formats = useFormats();
  // A history is only appended to: its index names a step for good.
  const steps = dispute.history.map((event, index) => ({ event, key: `${event.at}/${index.toString()}` }));
  return (
    <section>
      <h3>{t('case.history')}</h3>
      <ol className={styles.list}>
        {steps.toReversed().map(({ event, key }) => (
          <li key={key}>
            <strong>{t(`case.event.${event.kind}`)}</strong>
            {event.processor === null
              ? ''
              : ` · ${t('case.with', { processor: processorWords(event.processor, t) })}`}
            {event.note === '' ? null : <p className={styles.text}>{event.note}</p>}
            <p className={styles.muted}>
              {formats.dateTime(event.at)} · {event.by.name}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
