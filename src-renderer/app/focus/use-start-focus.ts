import { notifications } from '@mantine/notifications';
import { useLocation } from 'wouter';
import { useTranslation } from '../../components/translation.tsx';
import { useAccountOrders } from '../../state/account-orders.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { beginWalk, useFocusWalk } from '../../state/focus.ts';
import { accountOf, startWalk } from '../../state/focus-walk.ts';
import type { EngineClient } from '../engine-client.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import type { WorklistQuestion } from '../lists/worklist-source.ts';
import { focusPath } from '../paths.ts';
import { problemOf } from '../problem.ts';

/** As many accounts as one list can be asked for at once: more than anybody walks through on a day. */
const longestWalk = 500;

/**
 * Begins to walk through a list, or goes on with the walk that was not ended. Without a list it is the worklist as it
 * is sorted at the moment.
 */
export function useStartFocus(): (list?: WorklistQuestion) => Promise<void> {
  const { t } = useTranslation();
  const formats = useFormats();
  const [, go] = useLocation();
  const client = useEngineConnection((connection) => connection.client);
  const walk = useFocusWalk();
  const { sort, direction } = useAccountOrders((orders) => orders.worklist);
  return async (list = { search: '', filter: 'to-work', sort, direction }) => {
    const isUnderWay = walk !== null && accountOf(walk) !== undefined;
    if (!isUnderWay) {
      if (client === null) return;
      try {
        beginWalk(startWalk(await rowsOf(client, list)));
      } catch (error) {
        notifications.show({ message: failureWords(problemOf(error), t, formats) });
        return;
      }
    }
    go(focusPath);
  };
}

/** The rows of a list at this moment. */
async function rowsOf(client: EngineClient, list: WorklistQuestion) {
  const updates = await client.worklist.watch({ ...list, offset: 0, limit: longestWalk });
  for await (const update of updates) {
    if (update.kind === 'window') return update.rows;
  }
  return [];
}
