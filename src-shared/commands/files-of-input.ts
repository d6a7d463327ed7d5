import { type FileReference, fileReferenceSchema } from '../domain/file-reference.ts';

/** The fields of inputs that refer to files, wherever a command has them. */
const fields = ['file', 'signature', 'attachments', 'photos'] as const;

/**
 * The files that an input of a command refers to, each once: their bytes go to the server before the command does.
 * What is no reference is left out; the command's own schema refuses it.
 */
export function filesOfInput(input: Readonly<Record<string, unknown>>): readonly FileReference[] {
  const found = new Map<string, FileReference>();
  for (const field of fields) {
    const value = input[field];
    for (const one of Array.isArray(value) ? value : [value]) {
      const parsed = fileReferenceSchema.safeParse(one);
      if (parsed.success) found.set(parsed.data.sha256, parsed.data);
    }
  }
  return [...found.values()];
}
