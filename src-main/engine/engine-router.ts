import { implement, ORPCError } from '@orpc/server';
import { type AccountHead, type InvoiceRow, invoiceRowKey } from '../../src-shared/contract/account-view.ts';
import {
  type AttentionHead,
  type AttentionItem,
  attentionItemKey,
} from '../../src-shared/contract/attention-view.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { type Failure, failure, failureCodeSchema, failureSchema } from '../../src-shared/domain/failure.ts';
import { readAccountWindow, readSettledInvoices, renderStatement } from './account-calls.ts';
import { dismissCommand, takeCommand, withdrawCommand } from './command-calls.ts';
import { keepDrafts, readDrafts } from './draft-calls.ts';
import { attentionList, type EngineServices, sessionView, syncState } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { listMessages } from './list-messages.ts';
import { listRoutes, watchValue } from './list-routes.ts';
import { liveView } from './live-view.ts';

type FailedConstructor = (options: { data: Failure }) => Error;

const os = implement(engineContract);

/** The engine's contract over its services: live views read and wait, calls pass on, failures become FAILED. */
export function createEngineRouter(services: EngineServices) {
  return os.router({
    session: sessionRoutes(services),
    sync: {
      watch: os.sync.watch.handler(({ signal }) =>
        watchValue(services, ['connection', 'outbox', 'session'], () => syncState(services), signal),
      ),
      now: os.sync.now.handler(() => services.sync.now()),
    },
    ...listRoutes(services),
    account: accountRoutes(services),
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
        liveView({
          ...services,
          signal,
          messageOf: listMessages<AttentionHead, AttentionItem>(attentionItemKey),
          concerns: ({ kind }) => kind === 'outbox' || kind === 'session',
          read: () => {
            const rows = attentionList(services);
            return { head: { total: rows.length }, rows };
          },
        }),
      ),
      dismiss: os.attention.dismiss.handler(({ input, errors }) =>
        typed(errors.FAILED, async () => dismissCommand(services, input.commandId)),
      ),
    },
    drafts: {
      get: os.drafts.get.handler(() => readDrafts(services)),
      keep: os.drafts.keep.handler(({ input }) => keepDrafts(services, input.content)),
    },
    documents: {
      statement: os.documents.statement.handler(({ input, errors }) =>
        typed(errors.FAILED, () => renderStatement(services, input.accountId, input.locale)),
      ),
    },
  });
}

function sessionRoutes(services: EngineServices) {
  return {
    watch: os.session.watch.handler(({ signal }) =>
      watchValue(services, ['session'], () => sessionView(services), signal),
    ),
    signIn: os.session.signIn.handler(async ({ input, errors }) => {
      const result = await services.sync.signIn(input.userName, input.password);
      if (!result.ok) throw errors.FAILED({ data: result.failure });
    }),
  };
}

function accountRoutes(services: EngineServices) {
  return {
    watch: os.account.watch.handler(({ input, signal, errors }) =>
      liveView({
        ...services,
        signal,
        messageOf: listMessages<AccountHead, InvoiceRow>(invoiceRowKey),
        concerns: (change) =>
          change.kind === 'session' || (change.kind === 'account' && change.accountId === input.accountId),
        read: () => typed(errors.FAILED, () => readAccountWindow(services, input)),
      }),
    ),
    settledInvoices: os.account.settledInvoices.handler(({ input, errors }) =>
      typed(errors.FAILED, () => readSettledInvoices(services, input)),
    ),
  };
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
  if (error instanceof Error && error.name === 'StorageError') return storageFailure(error);
  if (error instanceof ORPCError || !(error instanceof Error) || !('failure' in error)) return undefined;
  // Ports have error classes of their own that carry a failure as well.
  const parsed = failureSchema.safeParse(error.failure);
  return parsed.success ? parsed.data : undefined;
}

/** What the encrypted file reported; its codes that a screen has no own words for are one. */
function storageFailure(error: Error): Failure {
  const code = failureCodeSchema.safeParse('code' in error ? error.code : undefined);
  return failure(code.success ? code.data : 'STORAGE_FAILED');
}
