import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { type ProcessEnd, type SupervisedProcess, supervise } from './supervised-process.ts';

// For a machine that is busy with other things.
const patient = { timeout: 20_000 };

/** Runs a line of JavaScript as a service; it is ready when it prints something. */
function serve(line: string): { readonly ends: ProcessEnd[]; readonly service: SupervisedProcess } {
  const ends: ProcessEnd[] = [];
  const service = supervise({
    start: () => spawn(process.execPath, ['-e', line], { stdio: ['ignore', 'pipe', 'ignore'] }),
    ready: (child) => new Promise((resolve) => child.stdout?.once('data', () => resolve())),
    restartDelayMs: () => 10,
    onEnd: (end) => void ends.push(end),
  });
  return { ends, service };
}

const end = (service: SupervisedProcess) => service.stop((child) => child.kill('SIGKILL'));

test('a process that is killed comes again, and nobody is told', async () => {
  const { ends, service } = serve('console.log(1); setInterval(() => {}, 1000)');
  await service.whenReady();
  const first = service.pid();
  service.kill();
  await expect.poll(() => service.isReady() && service.pid() !== first, patient).toBe(true);
  expect(ends).toEqual([]);
  await end(service);
});

test('a process that ends by itself comes again and is told of, with whether it was ready', async () => {
  const { ends, service } = serve('process.exit(3)');
  await expect.poll(() => ends.length, patient).toBeGreaterThan(1);
  expect(ends[0]).toEqual({ code: 3, signal: null, wasReady: false });
  await end(service);
});

test('a process that is stopped stays away and gives its exit code', async () => {
  const { ends, service } = serve(
    'process.on("SIGTERM", () => process.exit(0)); console.log(1); setInterval(() => {}, 1000)',
  );
  await service.whenReady();
  expect(await service.stop((child) => child.kill('SIGTERM'))).toBe(0);
  expect(service.pid()).toBeUndefined();
  expect(ends).toEqual([]);
});
