import { useLocation } from 'wouter';
import { useTranslation } from '../../components/translation.tsx';
import { changeAccountOrder } from '../../state/account-orders.ts';
import { restartList } from '../../state/list-places.ts';
import { useShownAccounts } from '../../state/shown-account.ts';
import { seekNote } from '../../state/sought-note.ts';
import { useFormats } from '../formats.ts';
import type { ShownWorklist } from '../lists/worklist-source.ts';
import { accountPath, foundPath, noteFound, worklistPath } from '../paths.ts';
import { FoundAccount } from './found-account.tsx';
import styles from './palette.module.css';
import type { PaletteRow } from './palette-row.ts';

/** The accounts that were found, and the way to the others where there are more. */
export function useFoundRows(found: ShownWorklist | undefined): readonly PaletteRow[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const [, go] = useLocation();
  if (found === undefined) return [];
  const { head, question } = found;
  const rows = found.rows.map((row): PaletteRow => {
    const foundIn = head.foundIn[row.accountId];
    return {
      id: `found/${row.accountId}`,
      content: <FoundAccount row={row} foundIn={foundIn} search={question.search} />,
      run: () => {
        seekNote(noteFound(row.accountId, foundIn));
        go(foundPath(row.accountId, foundIn));
      },
    };
  });
  const count = head.total - rows.length;
  if (count <= 0) return rows;
  const showAll = () => {
    changeAccountOrder('worklist', { search: question.search });
    restartList('worklist');
    go(worklistPath('all'));
  };
  const more = t('search.more', { count, more: formats.count(count) });
  return [...rows, { id: 'found-more', content: more, run: showAll }];
}

/** The accounts that were opened last, but the one that is shown. */
export function useOpenedRows(): readonly PaletteRow[] {
  const [, go] = useLocation();
  const { opened, shown } = useShownAccounts();
  return opened
    .filter(({ accountId }) => accountId !== shown?.accountId)
    .map(
      ({ accountId, name, number }): PaletteRow => ({
        id: `opened/${accountId}`,
        content: (
          <span className={styles.hit}>
            <span className={styles.name}>{name}</span>
            <span className={styles.overdue}>{number}</span>
          </span>
        ),
        run: () => go(accountPath(accountId)),
      }),
    );
}
