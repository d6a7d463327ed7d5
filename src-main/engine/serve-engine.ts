import { ORPCError, onError } from '@orpc/server';
import { RPCHandler as MessagePortHandler } from '@orpc/server/message-port';
import { RPCHandler as WebSocketHandler } from '@orpc/server/ws';
import type { EngineRouter } from './engine-router.ts';
import type { Log } from './ports/log.ts';

export type EngineServing = {
  /** Serves the contract to the other end of a message port. */
  serveMessagePort(port: Parameters<MessagePortHandler<Record<never, never>>['upgrade']>[0]): void;
  /** Serves the contract over a socket that the host has let in. */
  serveWebSocket(socket: Parameters<WebSocketHandler<Record<never, never>>['upgrade']>[0]): Promise<void>;
};

/** Puts the router on its transports. Bugs are logged by their kind and reach the screen as an internal error. */
export function createEngineServing(router: EngineRouter, log: Log): EngineServing {
  const report = (error: unknown): void => {
    if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return;
    const fault = storageFaultOf(error);
    if (fault === undefined) log('error', 'engine.bug', causeOf(error));
    else log('warn', 'engine.storage-failed', { code: fault });
  };
  const overPort = new MessagePortHandler(router, { clientInterceptors: [onError(report)] });
  const overSocket = new WebSocketHandler(router, { clientInterceptors: [onError(report)] });
  return {
    serveMessagePort: (port) => overPort.upgrade(port),
    serveWebSocket: (socket) => overSocket.upgrade(socket),
  };
}

/** What disk or file refused, where that is what has failed: a full disk is expected, and no bug. */
function storageFaultOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'StorageError') return undefined;
  return 'code' in error ? String(error.code) : '';
}

/** The kind of an error and where it was thrown: its message may hold what a person typed. */
function causeOf(error: unknown): { readonly cause: string; readonly at: string } {
  if (!(error instanceof Error)) return { cause: typeof error, at: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { cause: error.name, at: frames.slice(0, 3).join(' ').replace(/\s+/g, ' ') };
}
