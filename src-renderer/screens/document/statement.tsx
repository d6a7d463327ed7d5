import { useLocation, useSearch } from 'wouter';
import { statementPath } from '../../app/documents/document-path.ts';
import { readStatementChoices } from '../../app/documents/statement-choices.ts';
import { StatementOptions } from '../../app/documents/statement-options.tsx';
import { useAccount } from '../../app/use-account.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { DocumentScreen } from './document.tsx';
import { GroupChoice } from './group-choice.tsx';

type StatementScreenProps = {
  readonly accountId: string;
  /** Of the account alone, or of the group of companies that it is in. */
  readonly kind: 'statement' | 'group-statement';
};

/** The statement of an account; how it is wanted is in the address, so that it is there again after a restart. */
export function StatementScreen({ accountId, kind }: StatementScreenProps) {
  const [, go] = useLocation();
  const choices = readStatementChoices(useSearch());
  const account = readyValue(useAccount(accountId));
  const group = readyValue(
    useLiveView((client, signal) => client.account.group({ accountId }, { signal }), accountId),
  );
  // Whose it is to be is not known yet.
  if (kind === 'group-statement' && group === undefined) return null;
  const ofAccount = kind === 'statement' ? accountId : (group?.head?.accountId ?? accountId);
  const show = (wanted: typeof kind, chosen: typeof choices) =>
    // Where one came from stays: going back leaves the statement, whatever was chosen on it.
    go(statementPath(accountId, wanted, chosen), { replace: true, state: window.history.state });
  return (
    <DocumentScreen
      key={ofAccount}
      subject={{ kind, accountId: ofAccount, ...choices }}
      options={
        account === undefined ? null : (
          <StatementOptions
            choices={choices}
            today={account.today}
            onChoose={(chosen) => show(kind, chosen)}
            before={
              group == null ? null : (
                <GroupChoice kind={kind} group={group} onChoose={(wanted) => show(wanted, choices)} />
              )
            }
          />
        )
      }
    />
  );
}
