import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import type { DocumentParties, PrintedTemplate } from './documents-port.ts';

/**
 * A document's input as canonical JSON. Of its template it has what is printed: the hash of the logo instead of the file
 * once more, and not the version.
 */
export function inputText(input: DocumentParties | Readonly<Record<string, unknown>>): string {
  return canonicalJson(isTemplated(input) ? { ...input, template: withoutFile(input.template) } : input);
}

function isTemplated(input: object): input is { readonly template: PrintedTemplate } {
  return 'template' in input && input.template !== undefined;
}

function withoutFile({ letterhead, texts }: PrintedTemplate): object {
  const { logo } = letterhead;
  const named = logo && { sha256: logo.sha256, widthMm: logo.widthMm, side: logo.side };
  return { letterhead: { ...letterhead, logo: named }, texts };
}

/** SHA-256, in hex, of a text. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256, in hex, over a document's input. */
export function inputHashOf(input: Parameters<typeof inputText>[0]): string {
  return hashOfText(inputText(input));
}
