import { afterEach, expect, test } from 'vitest';
import type { DocumentsPort } from '../engine/ports/documents-port.ts';
import { createDocumentPool, type DocumentPoolOptions } from './document-pool.ts';
import {
  sketchContent,
  testAccount,
  testContent,
  testInvoice,
} from './statement/statement-content.fixture.ts';

let pool: DocumentsPort | undefined;
afterEach(() => pool?.close());

function open(options: Partial<DocumentPoolOptions> = {}): DocumentsPort {
  pool = createDocumentPool({ size: 2, ...options });
  return pool;
}

function crashing(options: Partial<DocumentPoolOptions> = {}): DocumentsPort {
  return open({ workerUrl: new URL('./crashing-worker.fixture.ts', import.meta.url), ...options });
}

function named(name: string) {
  return testContent({ account: testAccount({ name }), invoices: [testInvoice('RE-1', 100, 1)] });
}

const documentFailed = { failure: { code: 'DOCUMENT_FAILED' } };

test('renders in worker threads, the same bytes on each', async () => {
  const port = open();
  const all = await Promise.all(Array.from({ length: 4 }, () => port.render(sketchContent())));
  const [first] = all;
  expect(
    Buffer.from(first?.pdf ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(first?.fileName).toBe('statement-10482-2026-11-21.pdf');
  expect(first?.inputHash).toMatch(/^[0-9a-f]{64}$/);
  for (const one of all) expect(Buffer.from(one.pdf).equals(Buffer.from(first?.pdf ?? []))).toBe(true);
});

test.each(['EXIT', 'THROW'])('a worker that breaks (%s) fails its own job and is replaced', async (how) => {
  const port = crashing({ size: 1 });
  const broken = port.render(named(how));
  const next = port.render(named('Hartmann'));
  await expect(broken).rejects.toMatchObject(documentFailed);
  expect((await next).pageCount).toBe(1);
});

test('a job that hangs is ended by the time limit and the next one runs', async () => {
  const port = crashing({ size: 1, jobTimeoutMs: 6000 });
  const hanging = port.render(named('HANG'));
  const next = port.render(named('Hartmann'));
  await expect(hanging).rejects.toMatchObject(documentFailed);
  expect((await next).pageCount).toBe(1);
});

test('a bug in one statement fails it alone, without names or amounts in the message', async () => {
  const content = named('Geheim');
  const [figures] = content.figures;
  const wrong = {
    ...content,
    figures: [{ ...figures, balanceMinor: 7 }] as const,
  };
  const port = open({ size: 1 });
  const error = await port.render(wrong).catch((reason: unknown) => reason);
  expect(error).toMatchObject(documentFailed);
  expect(String(error)).not.toContain('Geheim');
  expect((await port.render(named('Hartmann'))).pageCount).toBe(1);
});

test('a worker that cannot start fails the job', async () => {
  const port = open({ workerUrl: new URL('./no-such-worker.ts', import.meta.url) });
  await expect(port.render(named('A'))).rejects.toMatchObject(documentFailed);
});

test('closing lets what was asked for finish and takes nothing more', async () => {
  const port = open({ size: 1 });
  const jobs = Promise.all([1, 2, 3].map((number) => port.render(named(`Customer ${number}`))));
  await port.close();
  expect(await jobs).toHaveLength(3);
  await expect(port.render(named('late'))).rejects.toMatchObject(documentFailed);
});
