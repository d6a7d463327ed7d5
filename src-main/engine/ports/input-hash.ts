import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';

/** SHA-256, in hex, over the canonical JSON of a document's input. */
export function inputHashOf(input: unknown): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}
