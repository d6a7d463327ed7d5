import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepPort, keptPort } from './kept-port.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-port-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('asks for any free port at first, and after a file that holds none', async () => {
  expect(await keptPort(folder)).toEqual({ port: 0, isTaken: false });
  writeFileSync(join(folder, 'server-port'), 'secret');
  expect(await keptPort(folder)).toEqual({ port: 0, isTaken: false });
});

it('asks for the port of the last start again, unless somebody else has it', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  keepPort(folder, `http://127.0.0.1:${port}`);
  expect(await keptPort(folder)).toEqual({ port: 0, isTaken: true });
  await new Promise((resolve) => other.close(resolve));
  expect(await keptPort(folder)).toEqual({ port, isTaken: false });
});
