import { Button } from '@mantine/core';
import { recoveredWords } from '../../../app/recovered/recovered-words.ts';
import { useRecovered } from '../../../app/recovered/use-recovered.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import styles from '../attention-view.module.css';

/** What became of changes that earlier data of this workstation, or another computer, had left; until it was read. */
export function Recovered() {
  const { t } = useTranslation();
  const client = useEngineConnection((connection) => connection.client);
  const state = useRecovered();
  if (state === null) return null;
  return (
    <section className={styles.recovered} aria-label={t('recovered.title')}>
      <h2>{t('recovered.title')}</h2>
      <p className={styles.from}>{t('recovered.text')}</p>
      <div role="status">
        <ul>
          {recoveredWords(state, t).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      {state.waiting > 0 ? null : (
        <Button
          size="xs"
          variant="default"
          disabled={client === null}
          onClick={() => void client?.sync.dismissHandIn()}
        >
          {t('recovered.read')}
        </Button>
      )}
    </section>
  );
}
