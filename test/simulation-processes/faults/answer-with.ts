import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { exchange, type HeldAnswer, type HeldRequest, headersToPass } from './forward.ts';
import type { Fault } from './weather.ts';

const loginPage = '<!doctype html><title>Welcome</title><h1>Please accept the terms of this network</h1>';
const refusals: Readonly<Record<number, string>> = {
  401: '<h1>Authorization required</h1>',
  429: '{"error":"slow down"}',
  500: '<h1>Internal error</h1>',
  503: '{"error":"maintenance"}',
};

/** Where a request of a workstation goes, and how its answer gets back. */
export type Exchange = {
  readonly target: string;
  readonly held: HeldRequest;
  readonly response: ServerResponse;
};

/** Answers a request as a fault has it; without one, as the server does. Rejects where the server does not answer. */
export async function answerWith(
  fault: Fault | undefined,
  { target, held, response }: Exchange,
): Promise<void> {
  const ask = () => exchange(target, held);
  switch (fault?.kind) {
    case 'reset':
      return breakLine(response);
    case 'half-open':
      if (fault.isForwarded) await ask();
      // Now it waits for an answer that does not come.
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(loginPage);
    case 'status':
      response.writeHead(fault.status, fault.status === 429 ? { 'retry-after': '1' } : {});
      return void response.end(refusals[fault.status]);
    case 'lost-answer':
      await ask();
      return breakLine(response);
    case 'latency':
      await wait(fault.delayMs);
      return sendWhole(response, await ask());
    case 'truncated':
      return sendBroken(response, await ask(), fault.share);
    case 'short':
      return sendShort(response, await ask(), fault.share);
    case 'trickle':
      return sendSlowly(response, await ask(), fault);
    case 'repeated':
      sendWhole(response, await ask());
      await wait(fault.delayMs);
      await ask();
      return;
    default:
      return sendWhole(response, await ask());
  }
}

/** Ends the line without a word. */
export function breakLine(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function sendWhole(response: ServerResponse, { status, headers, body }: HeldAnswer): void {
  response.writeHead(status, { ...headersToPass(headers), 'content-length': body.length });
  response.end(body);
}

function sendBroken(response: ServerResponse, { status, headers, body }: HeldAnswer, share: number): void {
  response.writeHead(status, { ...headersToPass(headers), 'content-length': body.length });
  const part = body.subarray(0, Math.floor(body.length * share));
  response.write(part, () => response.socket?.destroy());
}

function sendShort(response: ServerResponse, { status, headers, body }: HeldAnswer, share: number): void {
  sendWhole(response, { status, headers, body: body.subarray(0, Math.floor(body.length * share)) });
}

async function sendSlowly(
  response: ServerResponse,
  { status, headers, body }: HeldAnswer,
  { chunks, pauseMs }: Extract<Fault, { kind: 'trickle' }>,
): Promise<void> {
  response.writeHead(status, { ...headersToPass(headers), 'content-length': body.length });
  const size = Math.max(1, Math.ceil(body.length / chunks));
  for (let from = 0; from < body.length; from += size) {
    if (response.destroyed) return;
    response.write(body.subarray(from, from + size));
    await wait(pauseMs);
  }
  response.end();
}
