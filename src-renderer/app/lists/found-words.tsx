import type { FoundIn } from '../../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import styles from './found-words.module.css';
import { markFound } from './mark-found.ts';

type FoundWordsProps = {
  readonly kind: FoundIn['kind'];
  readonly text: string;
  readonly search: string;
  /** How many characters may stand before the match. */
  readonly lead: number;
};

/** Why a search found an account: "Invoice 10023", "Note: … asked for a copy", with what was searched marked. */
export function FoundWords({ kind, text, search, lead }: FoundWordsProps) {
  const { t } = useTranslation();
  let at = 0;
  return (
    <span className={styles.found} title={text}>
      {t(`found.${kind}`)}{' '}
      {markFound(text, search, lead).map((part) => {
        const key = at;
        at += part.text.length;
        return part.isMatch ? <mark key={key}>{part.text}</mark> : part.text;
      })}
    </span>
  );
}
