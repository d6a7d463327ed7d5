import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { streamPath } from '../../../src-shared/protocol/sync-api.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { Fault } from './weather.ts';

// For a machine that is busy with other things.
const patient = { timeout: 20_000 };
const content = 'x'.repeat(5_000);
let received: string[];
let server: Server;
let proxy: FaultProxy;
let fault: Fault | undefined;

beforeEach(async () => {
  received = [];
  fault = undefined;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      received.push(body);
      if (request.url !== streamPath) return void response.end(content);
      response.write('data: 1\n\n');
      const beat = setInterval(() => response.write('data: 2\n\n'), 20);
      response.on('close', () => clearInterval(beat));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  proxy = await startFaultProxy(`http://127.0.0.1:${port}`, () => fault);
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post = (init: RequestInit = {}) =>
  fetch(`${proxy.url}/work`, { method: 'POST', body: 'a command', ...init });

describe('the fault proxy', () => {
  test('without a fault passes request and answer as they are', async () => {
    const answer = await post();
    expect(await answer.text()).toBe(content);
    expect(received).toEqual(['a command']);
  });

  test('loses an answer after the server has done its work', async () => {
    fault = { kind: 'lost-answer' };
    await expect(post()).rejects.toThrow(TypeError);
    expect(received).toEqual(['a command']);
  });

  test('resets the line before the server hears of anything', async () => {
    fault = { kind: 'reset' };
    await expect(post()).rejects.toThrow(TypeError);
    expect(received).toEqual([]);
  });

  test('breaks the line within the body', async () => {
    fault = { kind: 'truncated', share: 0.5 };
    const answer = await post();
    await expect(answer.text()).rejects.toThrow(TypeError);
  });

  test('shortens a body that then claims to be whole', async () => {
    fault = { kind: 'short', share: 0.5 };
    expect(await (await post()).text()).toBe(content.slice(0, 2_500));
  });

  test('lets a body trickle, and all of it arrives', async () => {
    fault = { kind: 'trickle', chunks: 10, pauseMs: 1 };
    expect(await (await post()).text()).toBe(content);
  });

  test('sends a request once more after its answer', async () => {
    fault = { kind: 'repeated', delayMs: 1 };
    expect(await (await post()).text()).toBe(content);
    await expect.poll(() => received, patient).toEqual(['a command', 'a command']);
  });

  test('leaves a line half open: no answer and no end', async () => {
    fault = { kind: 'half-open', isForwarded: true };
    const leaving = new AbortController();
    const answer = post({ signal: leaving.signal });
    await expect.poll(() => received, patient).toEqual(['a command']);
    leaving.abort();
    await expect(answer).rejects.toThrow('aborted');
  });

  test('answers with a login page, and with a status of its own', async () => {
    fault = { kind: 'html' };
    const page = await post();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    fault = { kind: 'status', status: 429 };
    const refusal = await post();
    expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([429, '1']);
    expect(received).toEqual([]);
  });

  test('cuts a stream of hints after a while', async () => {
    fault = { kind: 'stream-cut', afterMs: 60 };
    const stream = await fetch(`${proxy.url}${streamPath}`);
    await expect(stream.text()).rejects.toThrow(TypeError);
  });

  test('has a stream of hints go silent without an end', async () => {
    fault = { kind: 'stream-silent', afterMs: 0 };
    const stream = await fetch(`${proxy.url}${streamPath}`, { signal: AbortSignal.timeout(300) });
    await expect(stream.text()).rejects.toThrow('timeout');
  });
});
