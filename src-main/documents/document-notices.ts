import type { DocumentNotice } from '../../src-shared/contract/document-request.ts';
import type { DocumentContent } from '../engine/ports/documents-port.ts';
import { readLogo } from './letterhead-logo.ts';
import { missingCharacters } from './type/missing-characters.ts';
import type { TypeCase } from './type/type-case.ts';

/** What is not on a paper as it should be; `input`: all that it is made of as text. */
export function documentNotices(
  { template }: DocumentContent,
  input: string,
  type: TypeCase,
): readonly DocumentNotice[] {
  const logo = template?.letterhead.logo ?? null;
  const read = logo === null ? undefined : readLogo(logo);
  const missing = missingCharacters(input, type).join('');
  return [
    ...(read !== undefined && 'code' in read ? [{ code: read.code }] : []),
    ...(missing === '' ? [] : [{ code: 'CHARACTERS_MISSING', characters: missing } as const]),
  ];
}
