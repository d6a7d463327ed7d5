import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFiles } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { SavedFilter } from '../../../../src-shared/contract/worklist-settings.ts';
import { type WorklistQuery, worklistQuerySchema } from '../../../../src-shared/contract/worklist-view.ts';
import { useKeptWorklistSettings } from '../../../app/account-table/use-kept-worklist-settings.ts';
import { chooseAll } from '../../../app/bulk/choose-all.ts';
import { useSayProblem } from '../../../app/decide/use-decide.ts';
import { askedSearch } from '../../../app/lists/worklist-source.ts';
import { worklistPath } from '../../../app/paths.ts';
import { engineUnreachable, problemOf } from '../../../app/problem.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { type AccountListOrder, changeAccountOrder, firstOrders } from '../../../state/account-orders.ts';
import type { PickedQuestion } from '../../../state/account-selection.ts';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import { restartList } from '../../../state/list-places.ts';
import { useWorklistSettings } from '../../../state/worklist-settings.ts';
import styles from '../documents.module.css';

type FilterNow = AccountListOrder & { readonly filter: WorklistQuery['filter'] };

const filters = worklistQuerySchema.shape.filter.options;

/** Leads to the worklist with all accounts of a filter chosen, where statements of the chosen ones are made. */
export function StatementsMenu() {
  const { t } = useTranslation();
  const { actor } = useSession();
  useKeptWorklistSettings(actor.userId);
  const saved = useWorklistSettings(({ settings }) => settings.filters);
  const chooseAllOf = useChooseAllOf();
  return (
    <Menu position="bottom-end" shadow="md" width={260} withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          className={styles.statements ?? ''}
          title={t('documents.statementsHelp')}
          leftSection={<IconFiles size={14} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {t('documents.statementsOf')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {filters.map((filter) => (
          <Menu.Item key={filter} onClick={() => void chooseAllOf({ ...firstOrders.worklist, filter })}>
            {t(`worklist.filter.${filter}`)}
          </Menu.Item>
        ))}
        {saved.length === 0 ? null : <Menu.Divider />}
        {saved.map((one: SavedFilter) => (
          <Menu.Item key={one.id} onClick={() => void chooseAllOf(one)}>
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useChooseAllOf(): (now: FilterNow) => Promise<void> {
  const [, go] = useLocation();
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  return async ({ filter, search, sort, direction, narrowing, grouping }) => {
    if (client === null) return sayProblem(engineUnreachable);
    const question: PickedQuestion = {
      ...{ filter, search: askedSearch(search), sort, direction, narrowing },
      ...(grouping === null ? {} : { grouping }),
    };
    try {
      changeAccountOrder('worklist', { search, sort, direction, narrowing, grouping });
      restartList('worklist');
      go(worklistPath(filter));
      await chooseAll(client, question);
    } catch (error) {
      sayProblem(problemOf(error));
    }
  };
}
