import { implement } from '@orpc/server';
import { type CommandListHead, commandItemKey } from '../../src-shared/contract/attention-view.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import { accountRoutes } from './account-routes.ts';
import { attentionWindow, waitingWindow } from './attention-window.ts';
import { batchRoutes } from './batch-routes.ts';
import { dismissCommand, takeCommand, withdrawCommand } from './command-calls.ts';
import { desktopRoutes } from './desktop-routes.ts';
import { renderDocument } from './document-calls.ts';
import { mailFileOf, mailWordsOf } from './document-mail-calls.ts';
import { keepDrafts, readDrafts } from './draft-calls.ts';
import type { EngineServices } from './engine-services.ts';
import { actorIdOf, people, sessionView, syncState } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { fileRoutes } from './file-routes.ts';
import { issuedDocumentRoutes } from './issued-document-routes.ts';
import { listMessages } from './list-messages.ts';
import { listRoutes, watchValue } from './list-routes.ts';
import { liveView } from './live-view.ts';
import { renderReport } from './report-calls.ts';
import { signInAs } from './settings-enrolment.ts';
import { settingsRoutes } from './settings-routes.ts';
import { templateRoutes } from './template-routes.ts';
import { trainingRoutes } from './training-routes.ts';
import { typed } from './typed-failures.ts';
import { workRoutes } from './work-routes.ts';

const os = implement(engineContract);

/** The engine's contract over its services: live views read and wait, calls pass on, failures become FAILED. */
export function createEngineRouter(services: EngineServices) {
  return os.router({
    session: sessionRoutes(services),
    ...settingsRoutes(services),
    ...trainingRoutes(services),
    ...desktopRoutes(services),
    sync: {
      watch: os.sync.watch.handler(({ signal }) =>
        watchValue(services, ['connection', 'outbox', 'session'], () => syncState(services), signal),
      ),
      now: os.sync.now.handler(() => services.sync.now()),
      wake: os.sync.wake.handler(() => services.sync.wake()),
      dismissHandIn: os.sync.dismissHandIn.handler(() => {
        services.sealedHandIn.dismiss(actorIdOf(services));
        services.bus.emit({ kind: 'outbox' });
      }),
    },
    ...listRoutes(services),
    ...workRoutes(services),
    account: accountRoutes(services),
    files: fileRoutes(services),
    commands: {
      submit: os.commands.submit.handler(({ input, errors }) =>
        typed(errors.FAILED, () => takeCommand(services, input)),
      ),
      withdraw: os.commands.withdraw.handler(({ input, errors }) =>
        typed(errors.FAILED, () => withdrawCommand(services, input.commandId)),
      ),
    },
    attention: {
      watch: os.attention.watch.handler(({ input, signal }) =>
        watchCommands(services, signal, () => attentionWindow(services, input)),
      ),
      waiting: os.attention.waiting.handler(({ signal }) =>
        watchCommands(services, signal, () => waitingWindow(services)),
      ),
      dismiss: os.attention.dismiss.handler(({ input, errors }) =>
        typed(errors.FAILED, async () => dismissCommand(services, input.commandId)),
      ),
    },
    drafts: {
      watch: os.drafts.watch.handler(({ signal }) =>
        watchValue(services, ['drafts', 'session'], () => readDrafts(services), signal),
      ),
      keep: os.drafts.keep.handler(({ input }) => keepDrafts(services, input)),
    },
    documents: {
      ...issuedDocumentRoutes(services),
      render: os.documents.render.handler(({ input, errors }) =>
        typed(errors.FAILED, () => renderDocument(services, input)),
      ),
      renderReport: os.documents.renderReport.handler(({ input, signal, errors }) =>
        typed(errors.FAILED, () => renderReport(services, input, signal)),
      ),
      mailWords: os.documents.mailWords.handler(({ input, errors }) =>
        typed(errors.FAILED, () => mailWordsOf(services, input)),
      ),
      mailFile: os.documents.mailFile.handler(({ input, errors }) =>
        typed(errors.FAILED, () => mailFileOf(services, input)),
      ),
    },
    batches: batchRoutes(services),
    templates: templateRoutes(services),
  });
}

/** A live list of commands of the outbox. */
function watchCommands<Item extends { readonly commandId: string }>(
  services: EngineServices,
  signal: AbortSignal | undefined,
  read: () => ListWindow<CommandListHead, Item>,
) {
  return liveView({
    ...services,
    signal,
    messageOf: listMessages<CommandListHead, Item>(commandItemKey),
    concerns: ({ kind }) => kind === 'outbox' || kind === 'session',
    read,
  });
}

function sessionRoutes(services: EngineServices) {
  return {
    watch: os.session.watch.handler(({ signal }) =>
      watchValue(services, ['session'], () => sessionView(services), signal),
    ),
    people: os.session.people.handler(({ signal }) =>
      watchValue(services, ['session'], () => people(services), signal),
    ),
    signIn: os.session.signIn.handler(({ input, errors }) =>
      typed(errors.FAILED, () => signInAs(services, input)),
    ),
    changePassword: os.session.changePassword.handler(({ input, errors }) =>
      typed(errors.FAILED, async () => {
        const result = await services.sync.changePassword(input.present, input.next);
        if (!result.ok) throw new FailureError(result.failure);
      }),
    ),
  };
}

export type EngineRouter = ReturnType<typeof createEngineRouter>;
