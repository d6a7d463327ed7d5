import { implement } from '@orpc/server';
import {
  type AttentionHead,
  type AttentionItem,
  attentionItemKey,
} from '../../src-shared/contract/attention-view.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { renderStatement } from './account-calls.ts';
import { accountRoutes } from './account-routes.ts';
import { attentionWindow } from './attention-window.ts';
import { dismissCommand, takeCommand, withdrawCommand } from './command-calls.ts';
import { keepDrafts, readDrafts } from './draft-calls.ts';
import { type EngineServices, sessionView, syncState } from './engine-services.ts';
import { listMessages } from './list-messages.ts';
import { listRoutes, watchValue } from './list-routes.ts';
import { liveView } from './live-view.ts';
import { typed } from './typed-failures.ts';

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
      watch: os.attention.watch.handler(({ input, signal }) =>
        liveView({
          ...services,
          signal,
          messageOf: listMessages<AttentionHead, AttentionItem>(attentionItemKey),
          concerns: ({ kind }) => kind === 'outbox' || kind === 'session',
          read: () => attentionWindow(services, input),
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

export type EngineRouter = ReturnType<typeof createEngineRouter>;
