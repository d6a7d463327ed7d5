import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';
import { done, refuse, type UpdateResult } from './update-result.ts';
import { isVersion } from './version-order.ts';

const versionSchema = z.string().refine(isVersion);

/** A file name and nothing else: no folder, no address of another server. */
const fileNameSchema = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][\w.-]*$/);

const fileSchema = z.object({
  url: fileNameSchema,
  /** Of the whole file, in base64. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  /** In bytes. */
  size: z.number().int().positive().max(4_000_000_000),
});
export type UpdateFile = z.infer<typeof fileSchema>;

const noteSchema = z.object({ version: z.string().max(64), note: z.string().max(20_000).nullable() });

const metadataSchema = z.object({
  version: versionSchema,
  files: z.array(fileSchema).min(1).max(20),
  releaseDate: z.iso.datetime(),
  releaseNotes: z.union([z.string().max(50_000), z.array(noteSchema).max(50)]).nullish(),
  minimumSystemVersion: versionSchema.optional(),
  /** The name that was signed: under another one it speaks of another channel or system. */
  signedName: z.string(),
  signedAt: z.iso.datetime(),
  /** The number of the newest migration that this version brings the file of the workstation to. */
  storageVersion: z.number().int().nonnegative(),
  /** Of the workstations, how many are offered this version. */
  stagingPercentage: z.number().min(0).max(100).default(100),
  /** The oldest version that this one may be installed over. */
  minimumVersion: versionSchema.optional(),
});
export type UpdateMetadata = z.infer<typeof metadataSchema>;

/**
 * Reads what is newest on a channel. Only for bytes whose signature holds.
 * Fails with NOT_METADATA; with SWAPPED where they were signed under another name.
 */
export function readMetadata(bytes: Uint8Array, name: string): UpdateResult<UpdateMetadata> {
  const read = metadataSchema.safeParse(parseYaml(Buffer.from(bytes).toString('utf8'), name));
  if (!read.success) return refuse('NOT_METADATA');
  return read.data.signedName === name ? done(read.data) : refuse('SWAPPED');
}

function parseYaml(text: string, name: string): unknown {
  try {
    return parseUpdateInfo(text, name, new URL(`file:///${name}`));
  } catch {
    // Its message quotes the whole text; that it cannot be read is all there is to say.
    return undefined;
  }
}

/** The notes as one text, those of several versions below each other; null where there are none. */
export function plainNotes({ releaseNotes }: UpdateMetadata): string | null {
  if (typeof releaseNotes === 'string') return releaseNotes.trim() || null;
  const texts = (releaseNotes ?? []).map(({ version, note }) => [version, note ?? ''].join('\n').trim());
  return texts.join('\n\n') || null;
}
