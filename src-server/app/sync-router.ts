import { implement } from '@orpc/server';
import { type CommandsReply, syncApi } from '../../src-shared/protocol/sync-api.ts';
import { checkDeviceChain, keepDeviceChain } from '../identity/device-chain.ts';
import { leaseReceiptBlock } from '../identity/receipt-block.ts';
import { scopeOf } from '../identity/session.ts';
import { judgeCommands } from '../judge/judge-commands.ts';
import { handInSealed } from '../sealed/hand-in.ts';
import { handInSealedPiece } from '../sealed/hand-in-file.ts';
import { readDigest } from '../store/read-digest.ts';
import { apiFailure, valueOrThrow } from './api-failure.ts';
import { type CallContext, callerOf } from './call-context.ts';
import type { ServerMetrics } from './server-metrics.ts';
import type { ServerParts } from './server-parts.ts';

// Pages are served past the router: see `servePull`.
const { pull: _pull, ...routed } = syncApi;

/** Implements the sync contract on a store, but for the pages of the feed. */
export function syncRouter(parts: ServerParts) {
  const os = implement(routed).$context<CallContext>();
  const { store, metrics, log } = parts;
  return os.router({
    commands: os.commands.handler(async ({ input, context }) => {
      const session = callerOf(context);
      if (input.deviceId !== session.deviceId) throw apiFailure('FORBIDDEN');
      await checkDeviceChain(parts, session, input.chain, input.commands);
      const results = await judgeCommands(
        { ...parts, onBug: log.bug, warn: log.warn },
        session,
        input.commands,
      );
      await keepDeviceChain(store.db, session, input.chain);
      countResults(metrics, results);
      return { results: [...results] };
    }),
    sealedOutbox: os.sealedOutbox.handler(async ({ input, context }) => {
      const desk = { ...parts, onBug: log.bug, warn: log.warn };
      const results = await handInSealed(desk, callerOf(context), input.commands);
      countResults(metrics, results);
      return { results: [...results] };
    }),
    sealedFile: os.sealedFile.handler(async ({ input, context }) =>
      valueOrThrow(await handInSealedPiece(parts, callerOf(context), input)),
    ),
    digest: os.digest.handler(({ input, context }) =>
      readDigest(store.db, scopeOf(callerOf(context)), input.collections),
    ),
    receiptBlock: os.receiptBlock.handler(async ({ input, context }) =>
      valueOrThrow(await leaseReceiptBlock(parts, callerOf(context), input.lastNumber)),
    ),
  });
}

type Counted = {
  readonly outcome: CommandsReply['results'][number]['outcome'];
  readonly problem: string | null;
};

function countResults(metrics: ServerMetrics, results: readonly Counted[]): void {
  for (const { outcome, problem } of results) {
    metrics.commands.inc({ result: outcome?.status ?? problem?.toLowerCase() ?? 'none' });
  }
}
