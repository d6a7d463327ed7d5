import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { WorkRefusal } from '../../../src-shared/contract/portable-work.ts';
import { parseJson } from '../../../src-shared/domain/parse-json.ts';
import { derivationCost, deriveKey } from '../derive-key.ts';
import { carriedWorkSchema, type WorkWithFiles } from '../ports/portable-work-port.ts';
import { openFrames, sealFrames } from './work-frames.ts';

const magic = Buffer.from('Duebook work\n');
const format = 1;
const newline = 0x0a;
const maxHeaderBytes = 2_000;
const keyBytes = 32;

const saltBytes = 16;

const headerSchema = z.object({
  format: z.literal(format),
  kdf: z.literal('argon2id'),
  // Bounded: the numbers come from a file, and are read before anything proves it.
  memoryKiB: z.int().min(8).max(262_144),
  passes: z.int().min(1).max(10),
  salt: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine(({ length }) => length === saltBytes),
  /** Tells another passphrase from a file that was altered. */
  mark: z.string(),
});
const formatSchema = z.object({ format: z.int().min(1) });

/**
 * The file that a person carries to another workstation: a line that says what it is, one with how the passphrase makes
 * the key, and behind them everything encrypted. Nothing of the workstation's own keys is in it.
 */
export async function sealWorkFile({ work, contents }: WorkWithFiles, passphrase: string): Promise<Buffer> {
  const salt = randomBytes(saltBytes);
  const key = await deriveKey(passphrase, { ...derivationCost, salt });
  try {
    const facts = { format, kdf: 'argon2id', ...derivationCost, salt: salt.toString('base64') };
    const header = Buffer.from(`${JSON.stringify({ ...facts, mark: markOf(key) })}\n`);
    const text = Buffer.from(JSON.stringify(work));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    const sealed = sealFrames(key, header, Buffer.concat([length, text, ...contents]));
    return Buffer.concat([magic, header, sealed]);
  } finally {
    key.fill(0);
  }
}

/** What a file holds, or why it cannot be read; looked at whole before anything of it counts. */
export async function openWorkFile(
  bytes: Buffer,
  passphrase: string,
): Promise<WorkWithFiles | Extract<WorkRefusal, 'not-ours' | 'damaged' | 'too-new' | 'passphrase-wrong'>> {
  const end = bytes.subarray(0, magic.length + maxHeaderBytes).indexOf(newline, magic.length);
  if (!bytes.subarray(0, magic.length).equals(magic)) return 'not-ours';
  const header = bytes.subarray(magic.length, end + 1);
  const facts = end < 0 ? undefined : parseJson(header.toString());
  const present = formatSchema.safeParse(facts).data?.format;
  if (present !== undefined && present > format) return 'too-new';
  const parsed = headerSchema.safeParse(facts).data;
  if (parsed === undefined) return 'damaged';
  const { salt, mark, memoryKiB, passes } = parsed;
  const key = await deriveKey(passphrase, { memoryKiB, passes, salt });
  try {
    if (markOf(key) !== mark) return 'passphrase-wrong';
    const opened = openFrames(key, header, bytes.subarray(end + 1));
    return (opened && readContent(opened)) ?? 'damaged';
  } finally {
    key.fill(0);
  }
}

/** Says which key it is and nothing else of it. */
function markOf(key: Uint8Array): string {
  const bytes = createHash('sha256').update('duebook work file key').update(key).digest();
  return bytes.subarray(0, keyBytes / 2).toString('base64');
}

function readContent(opened: Buffer): WorkWithFiles | undefined {
  if (opened.length < 4) return undefined;
  const end = 4 + opened.readUInt32BE(0);
  const work = carriedWorkSchema.safeParse(parseJson(opened.subarray(4, end).toString())).data;
  if (work === undefined) return undefined;
  const contents: Buffer[] = [];
  let at = end;
  for (const { sizeBytes, sha256 } of work.files) {
    const content = opened.subarray(at, at + sizeBytes);
    if (createHash('sha256').update(content).digest('hex') !== sha256) return undefined;
    contents.push(content);
    at += sizeBytes;
  }
  return at === opened.length ? { work, contents } : undefined;
}
