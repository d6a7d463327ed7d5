import type { MatchPart } from '../../../src-shared/contract/account-questions.ts';
import type { AccountHead } from '../../../src-shared/contract/account-view.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { type LiveView, useLiveView } from '../../app/use-live-view.ts';

/** So many payments are looked at in one go: each may take a moment. */
const limit = 10;

/** R5: how unapplied payments could be applied, the newest first; asked again when the account has changed. */
export function useMatches(account: AccountHead): LiveView<MatchPart> {
  const { figures, waitingCount, paymentCount } = account;
  const query = { accountId: accountIdSchema.parse(account.account.id), offset: 0, limit };
  const key = JSON.stringify([query, figures, waitingCount, paymentCount]);
  return useLiveView<MatchPart>(async (client, signal) => answerOf(client, query, signal), key);
}

/** One answer, which stands until nobody asks any more. */
async function* answerOf(
  client: EngineClient,
  query: Parameters<EngineClient['account']['matches']>[0],
  signal: AbortSignal,
): AsyncGenerator<MatchPart, void> {
  yield await client.account.matches(query, { signal });
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
