import { Button, Progress } from '@mantine/core';
import { useLocation } from 'wouter';
import { useFormats } from '../../../app/formats.ts';
import { accountPath } from '../../../app/paths.ts';
import { useSession } from '../../../app/session-context.ts';
import { useStepWords } from '../../../app/use-step-words.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { changeWalk } from '../../../state/focus.ts';
import { ended, type FocusWalk, progressOf } from '../../../state/focus-walk.ts';
import { openForm } from '../../../state/open-form.ts';
import styles from '../focus.module.css';
import { useWalkedRow } from '../use-walked-row.ts';

type FocusBarProps = {
  readonly walk: FocusWalk;
  readonly accountId: string;
  readonly onWalk: (steps: number) => () => void;
};

/** Where the walk is, what the account suggests, and the way on. */
export function FocusBar({ walk, accountId, onWalk }: FocusBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { position, total, workedOn, left } = progressOf(walk);
  const counts = {
    position: formats.count(position),
    total: formats.count(total),
    worked: formats.count(workedOn),
    left: formats.count(left),
  };
  return (
    <section className={styles.bar} aria-label={t('focus.title')}>
      <div className={styles.progress}>
        <p className={styles.position} role="status">
          {t('focus.position', counts)}
        </p>
        <Progress value={(position / total) * 100} size="sm" aria-label={t('focus.progress')} />
        <p className={styles.counts}>{t('focus.counts', counts)}</p>
      </div>
      <Suggestion accountId={accountId} />
      <div className={styles.ways}>
        <Button
          size="sm"
          variant="default"
          disabled={walk.at === 0}
          rightSection={<KeyHint keys="B" />}
          onClick={onWalk(-1)}
        >
          {t('focus.back')}
        </Button>
        <Button size="sm" rightSection={<KeyHint keys="N" />} onClick={onWalk(1)}>
          {position === total ? t('focus.toSummary') : t('focus.next')}
        </Button>
        <Button size="sm" variant="subtle" onClick={() => changeWalk(ended)}>
          {t('focus.end')}
        </Button>
      </div>
    </section>
  );
}

/** Keeps its height while the step is on its way. */
function Suggestion({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [, go] = useLocation();
  const words = useStepWords(useWalkedRow(accountId), today);
  const act = () => {
    const action = words?.step.action;
    if (action === 'statement') go(`${accountPath(accountId)}/statement`);
    else if (action !== null && action !== undefined) openForm(action, accountId);
  };
  return (
    <section className={styles.step} aria-label={t('suggest.label')}>
      <div className={styles.words}>
        <h2>{words?.title}</h2>
        <p>{words?.text}</p>
      </div>
      {words === undefined || words.step.action === null ? null : (
        <Button size="sm" variant="light" onClick={act}>
          {t(words.step.action === 'activity' ? 'action.call' : `action.${words.step.action}`)}
        </Button>
      )}
    </section>
  );
}
