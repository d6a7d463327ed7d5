import type { DocumentRequest } from '../../../src-shared/contract/document-request.ts';
import type { PickedAccount } from '../../state/account-selection.ts';
import { useSettings } from '../../state/settings.ts';
import type { BatchWork } from '../decide/batch-run.ts';
import { runBatch } from '../decide/run-batch.ts';
import { mintId } from '../ids.ts';
import { problemOf } from '../problem.ts';
import { saveFile } from '../save-file.ts';
import { useSession } from '../session-context.ts';
import { statementLanguages } from '../statement-languages.ts';
import { useSubmit } from '../use-commands.tsx';
import { makeStatements } from './make-statements.ts';
import { type NewOwner, reassignInput } from './reassign-accounts.ts';

type BulkWork = BatchWork<PickedAccount>;

/** Gives each account to another collector by a command of its own. */
export function useBulkReassign(): (owner: NewOwner) => BulkWork {
  const submit = useSubmit();
  return (owner) => (_client, accounts, run) =>
    runBatch(accounts, {
      ...run,
      submit: (account) =>
        submit('account.reassign', account.accountId, reassignInput(account, owner, mintId)),
    });
}

function statementOf({ accountId }: PickedAccount, locale: string): DocumentRequest {
  return { kind: 'statement', accountId, locale };
}

/** Saves the statement of each account in its customer's language, and records each as issued. */
export function useBulkStatements(): BulkWork {
  const { today } = useSession();
  const own = useSettings((settings) => settings.language);
  return async (client, accounts, run) => {
    const { total, madeCount, failures, fileCount } = await makeStatements(accounts, {
      ...run,
      problemOf,
      issue: async (account, locale) => {
        const request = statementOf(account, locale);
        return (await client.documents.issue({ request, means: 'batch', seenInputHash: null })).rendered;
      },
      localeOf: ({ language }) => statementLanguages(language, own)[0] ?? own,
      save: saveFile,
      archiveName: `statements-${today}`,
    });
    const refused = failures.map(({ account, problem }) => ({ row: account, problem }));
    return { total, doneCount: madeCount, refused, fileCount, commandIds: [] };
  };
}
