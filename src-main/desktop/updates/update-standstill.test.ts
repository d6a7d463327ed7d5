import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sendStraight } from '../../sync/send-request.ts';
import { openDesk } from './update-desk.fixture.ts';
import { etagOf, startUpdateServer, type UpdateServer } from './update-server.fixture.ts';

type Answer = (socket: Socket) => void;
const requests = { send: sendStraight, silenceMs: 100 };

/** Sends a beginning, and then the same again and again for as long as somebody listens. */
function drip(beginning: string, drop: string): Answer {
  return (socket) => {
    socket.write(beginning);
    const timer = setInterval(() => socket.write(drop), 20);
    socket.once('close', () => clearInterval(timer));
  };
}

describe('a server that keeps a search waiting', () => {
  let server: Server;
  const sockets = new Set<Socket>();

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  async function answerEach(answer: Answer): Promise<URL> {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => answer(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/releases/`);
  }

  const found = 'HTTP/1.1 200 OK\r\n';
  test.each<[string, Answer]>([
    ['says nothing', () => undefined],
    ['stops in its headers', (socket) => void socket.write(`${found}content-le`)],
    ['stops after its headers', (socket) => void socket.write(`${found}content-length: 500\r\n\r\n`)],
    ['goes on with headers', drip(found, 'x-more: yes\r\n')],
    ['goes on with early hints', drip('', 'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n')],
    ['sends a byte now and then', drip(`${found}\r\n`, 'a')],
    ['sends a chunk now and then', drip(`${found}transfer-encoding: chunked\r\n\r\n`, '1\r\na\r\n')],
    ['goes on with one chunk', drip(`${found}transfer-encoding: chunked\r\n\r\n1;`, 'a')],
  ])('is given up where it %s', async (_what, answer) => {
    const { desk } = openDesk(await answerEach(answer), { requests });
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'SERVER_UNREACHABLE' } });
  });
});

describe('a server that keeps a download waiting', () => {
  const content = Buffer.alloc(300_000, 'installer of 1.4.0 ');
  const fileName = 'duebook_1.4.0_amd64.deb';
  let server: UpdateServer;

  beforeEach(async () => {
    server = await startUpdateServer();
    server.publish({ version: '1.4.0', content });
  });
  afterEach(() => server.close());

  test('is given up where it sends a byte now and then', async () => {
    server.answers.set(fileName, (_request, response) => {
      response.writeHead(200, { 'content-length': content.length, etag: etagOf(content) });
      const timer = setInterval(() => response.write('i'), 20);
      response.once('close', () => clearInterval(timer));
    });
    const { desk } = openDesk(server.address, { requests });
    await desk.check();
    expect(desk.view().state.name).toBe('failed');
  });

  test('is given up where it cuts the line after a few bytes each time', async () => {
    let asked = 0;
    server.answers.set(fileName, (request, response) => {
      asked += 1;
      const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.writeHead(start === 0 ? 200 : 206, {
        etag: etagOf(content),
        ...(start === 0 ? {} : { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }),
      });
      response.write(content.subarray(start, start + 100), () => setTimeout(() => response.destroy(), 5));
    });
    const { desk } = openDesk(server.address);
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'INTERRUPTED' } });
    expect(asked).toBeLessThan(10);
  });

  test('is given up where it begins anew each time and never gets further', async () => {
    let asked = 0;
    server.answers.set(fileName, (_request, response) => {
      asked += 1;
      const bytes = asked % 2 === 0 ? 100 : 40_000;
      response.writeHead(200, { etag: `"${asked}"`, 'content-length': content.length });
      response.write(content.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
      // Else the test itself would have no end.
      if (asked > 30) server.answers.clear();
    });
    const { desk } = openDesk(server.address);
    await desk.check();
    expect(desk.view().state).toMatchObject({ name: 'failed', failure: { code: 'INTERRUPTED' } });
    expect(asked).toBeLessThan(10);
  });
});
