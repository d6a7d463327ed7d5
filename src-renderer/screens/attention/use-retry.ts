import type { AttentionItem, CommandItem } from '../../../src-shared/contract/attention-view.ts';
import type { PlanEntry } from '../../../src-shared/contract/plans-view.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { useFormats } from '../../app/formats.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { bringDraftBack, useDrafts } from '../../state/drafts.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { openFormAgain } from '../../state/open-form.ts';
import { type RetryDraft, retryDraft } from './retry-draft.ts';
import { changedPlanId, planChangeRetry } from './retry-plan.ts';

export type Retrying = {
  readonly canRetry: (item: CommandItem) => boolean;
  /** Keeps what was typed as the draft of its form, unless another one is there; undefined for a command without a form. */
  readonly keep: (item: CommandItem) => Promise<RetryDraft | Problem | undefined>;
  readonly open: (item: CommandItem, retry: RetryDraft, replacesCommandId: string | null) => void;
  /** Opens the form of a refused command with what was typed into it. */
  readonly tryAgain: (item: AttentionItem) => Promise<Problem | undefined>;
};

/** Brings what was typed into a command back into its form. */
export function useRetry(): Retrying {
  const { locale } = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const canRetry = (item: CommandItem) =>
    changedPlanId(item) !== undefined || retryDraft(item, locale) !== undefined;
  const find = async (item: CommandItem): Promise<RetryDraft | Problem | undefined> => {
    if (changedPlanId(item) === undefined) return retryDraft(item, locale);
    if (client === null) return engineUnreachable;
    try {
      const plans = await presentPlans(client, item.accountId);
      return planChangeRetry(item, plans, locale) ?? { code: 'PLAN_NOT_FOUND', params: {} };
    } catch (error) {
      return problemOf(error);
    }
  };
  const keep = async (item: CommandItem) => {
    const retry = await find(item);
    if (retry === undefined || !('kind' in retry)) return retry;
    const isHere = bringDraftBack(retry.kind, item.accountId, retry.draft) || isDraftOf(item, retry);
    return isHere ? retry : { code: 'FORM_IN_USE', params: { name: item.accountName } };
  };
  const open = ({ accountId }: CommandItem, retry: RetryDraft, replacesCommandId: string | null) => {
    const visitId = 'visitId' in retry ? retry.visitId : undefined;
    const about = visitId === undefined ? { replacesCommandId } : { replacesCommandId, visitId };
    openFormAgain(retry.kind, accountId, about);
  };
  const tryAgain = async (item: AttentionItem) => {
    const retry = await keep(item);
    if (retry === undefined) return undefined;
    if ('code' in retry) return retry;
    open(item, retry, item.commandId);
    return undefined;
  };
  return { canRetry, keep, open, tryAgain };
}

/** Whether the form holds just what was typed into the command: it was brought back before. */
function isDraftOf({ accountId }: CommandItem, { kind, draft }: RetryDraft): boolean {
  return JSON.stringify(useDrafts.getState()[kind][accountId]) === JSON.stringify(draft);
}

/** N5: the plans of an account as they stand at this moment. */
async function presentPlans(client: EngineClient, accountId: string): Promise<readonly PlanEntry[]> {
  const calling = new AbortController();
  const query = { accountId: accountIdSchema.parse(accountId), offset: 0, limit: 500 };
  try {
    const updates = await client.account.plans(query, { signal: calling.signal });
    for await (const update of updates) return update.rows;
    return [];
  } finally {
    calling.abort();
  }
}
