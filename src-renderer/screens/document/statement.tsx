import { useLocation, useSearch } from 'wouter';
import { documentPath } from '../../app/documents/document-path.ts';
import { readStatementChoices } from '../../app/documents/statement-choices.ts';
import { useAccount } from '../../app/use-account.ts';
import { readyValue } from '../../app/use-live-view.ts';
import { DocumentScreen } from './document.tsx';
import { StatementOptions } from './statement-options.tsx';

/** The statement of an account; how it is wanted is in the address, so that it is there again after a restart. */
export function StatementScreen({ accountId }: { accountId: string }) {
  const [, go] = useLocation();
  const choices = readStatementChoices(useSearch());
  const account = readyValue(useAccount(accountId));
  const subject = { kind: 'statement', accountId, ...choices } as const;
  return (
    <DocumentScreen
      subject={subject}
      options={
        account === undefined ? null : (
          <StatementOptions
            choices={choices}
            today={account.today}
            onChoose={(chosen) =>
              // Where one came from stays: going back leaves the statement, whatever was chosen on it.
              go(documentPath({ ...subject, ...chosen }), { replace: true, state: window.history.state })
            }
          />
        )
      }
    />
  );
}
