import { expect, test } from 'vitest';
import { documentFileName } from './document-file-name.ts';

test.each([
  ['10482', 'statement-10482-2026-11-21.pdf'],
  ['../../etc/passwd', 'statement-etc-passwd-2026-11-21.pdf'],
  ['C:\\con\u0000<>|"?*', 'statement-C-con-2026-11-21.pdf'],
  ['Müller & Söhne', 'statement-Muller-Sohne-2026-11-21.pdf'],
  ['東京', 'statement-account-2026-11-21.pdf'],
  ['9'.repeat(200), `statement-${'9'.repeat(60)}-2026-11-21.pdf`],
])('names the file of account %j safely', (number, fileName) => {
  expect(documentFileName('statement', number, '2026-11-21')).toBe(fileName);
});
