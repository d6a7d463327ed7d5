import { implement, ORPCError } from '@orpc/server';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { type Failure, failureSchema } from '../../src-shared/domain/failure.ts';
import { readAccountView, readSettledInvoices, renderStatement } from './account-calls.ts';
import type { Change } from './change-bus.ts';
import { dismissCommand, takeCommand, withdrawCommand } from './command-calls.ts';
import {
  attentionList,
  type EngineServices,
  railCounts,
  sessionView,
  syncState,
  worklistWindow,
} from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { liveView } from './live-view.ts';

type FailedConstructor = (options: { data: Failure }) => Error;

/** The engine's contract over its services: live views read and wait, calls pass on, failures become FAILED. */
export function createEngineRouter(services: EngineServices) {
  const os = implement(engineContract);
  const { sync } = services;
  const watch = <Value>(
    kinds: readonly Change['kind'][],
    read: () => Value,
    signal: AbortSignal | undefined,
  ) =>
    liveView({
      ...services,
      signal,
      read,
      concerns: (change) => kinds.includes(change.kind),
      skipsEqual: true,
    });
  return os.router({
    session: {
      watch: os.session.watch.handler(({ signal }) =>
        watch(['session'], () => sessionView(services), signal),
      ),
      signIn: os.session.signIn.handler(async ({ input, errors }) => {
        const result = await sync.signIn(input.userName, input.password);
        if (!result.ok) throw errors.FAILED({ data: result.failure });
      }),
    },
    sync: {
      watch: os.sync.watch.handler(({ signal }) =>
        watch(['connection', 'outbox'], () => syncState(services), signal),
      ),
      now: os.sync.now.handler(() => sync.now()),
    },
    worklist: {
      watch: os.worklist.watch.handler(({ input, signal }) =>
        watch(['worklist'], () => worklistWindow(services, input), signal),
      ),
      counts: os.worklist.counts.handler(({ signal }) =>
        watch(['worklist', 'outbox'], () => railCounts(services), signal),
      ),
    },
    account: {
      watch: os.account.watch.handler(({ input, signal, errors }) =>
        liveView({
          ...services,
          signal,
          skipsEqual: false,
          concerns: (change) =>
            change.kind === 'session' || (change.kind === 'account' && change.accountId === input.accountId),
          read: () => typed(errors.FAILED, () => readAccountView(services, input.accountId)),
        }),
      ),
      settledInvoices: os.account.settledInvoices.handler(({ input, errors }) =>
        typed(errors.FAILED, () => readSettledInvoices(services, input)),
      ),
    },
    commands: {
      submit: os.commands.submit.handler(async ({ input, errors }) => ({
        commandId: await typed(errors.FAILED, () => takeCommand(services, input)),
      })),
      withdraw: os.commands.withdraw.handler(({ input, errors }) =>
        typed(errors.FAILED, () => withdrawCommand(services, input.commandId)),
      ),
    },
    attention: {
      watch: os.attention.watch.handler(({ signal }) =>
        watch(['outbox'], () => attentionList(services), signal),
      ),
      dismiss: os.attention.dismiss.handler(({ input, errors }) =>
        typed(errors.FAILED, async () => dismissCommand(services, input.commandId)),
      ),
    },
    documents: {
      statement: os.documents.statement.handler(({ input, errors }) =>
        typed(errors.FAILED, () => renderStatement(services, input.accountId, input.locale)),
      ),
    },
  });
}

export type EngineRouter = ReturnType<typeof createEngineRouter>;

/** Runs a call; an expected failure becomes the contract's typed error, a bug passes through. */
async function typed<Value>(failed: FailedConstructor, call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    const expected = failureOf(error);
    throw expected === undefined ? error : failed({ data: expected });
  }
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof ORPCError || !(error instanceof Error) || !('failure' in error)) return undefined;
  // Ports have error classes of their own that carry a failure as well.
  const parsed = failureSchema.safeParse(error.failure);
  return parsed.success ? parsed.data : undefined;
}
