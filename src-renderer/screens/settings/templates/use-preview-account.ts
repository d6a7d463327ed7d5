import { useLiveList } from '../../../app/lists/use-live-list.ts';
import { worklistSource } from '../../../app/lists/worklist-source.ts';
import { useFoundAccounts } from '../../../app/palette/use-found-accounts.ts';
import { readyValue } from '../../../app/use-live-view.ts';
import { useShownAccounts } from '../../../state/shown-account.ts';

type Choice = { readonly value: string; readonly label: string };

const first = { search: '', filter: 'all', sort: 'priority', direction: 'descending' } as const;

/** The account that a preview is of: the chosen one, the last that was opened, or the first of all. */
export function usePreviewAccount(
  chosen: string | null,
  typed: string,
): { readonly accountId: string | null; readonly choices: readonly Choice[] } {
  const opened = useShownAccounts((accounts) => accounts.opened);
  const { found } = useFoundAccounts(typed);
  const some = readyValue(useLiveList(worklistSource, first, { offset: 0, limit: 8 }));
  const known = [
    ...opened,
    ...[...(found?.rows ?? []), ...(some?.rows ?? [])].map(({ accountId, name, number }) => ({
      accountId,
      name,
      number,
    })),
  ];
  const choices = new Map(
    known.map(({ accountId, name, number }) => [
      accountId,
      { value: accountId, label: `${name} · ${number}` },
    ]),
  );
  return { accountId: chosen ?? known[0]?.accountId ?? null, choices: [...choices.values()] };
}
