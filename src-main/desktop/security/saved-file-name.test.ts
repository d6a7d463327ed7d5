import { describe, expect, test } from 'vitest';
import { savedFileName } from './saved-file-name.ts';

describe('name of a file that a window saves', () => {
  test.each([
    ['Statement 4711 Müller & Söhne.pdf', 'Statement 4711 Müller & Söhne.pdf'],
    ['batch.ZIP', 'batch.zip'],
    ['.pdf', 'pdf.bin'],
    ['', 'file.bin'],
    ['../../.bashrc', 'bashrc.bin'],
    ['..\\..\\Startup\\x.bat', 'x.bat.bin'],
    ['/etc/cron.d/x.txt', 'x.txt'],
    ['invoice.pdf.exe', 'invoice.pdf.exe.bin'],
    ['invoice\u202efdp.exe', 'invoice fdp.exe.bin'],
    ['a\0b\n.csv', 'a b.csv'],
    ['con.txt', '_con.txt'],
    ['COM1.pdf', '_COM1.pdf'],
    ['letter.pdf. .', 'letter.pdf'],
    ['x.lnk', 'x.lnk.bin'],
    ['x.html', 'x.html.bin'],
  ])('%j becomes %j', (asked, safe) => {
    expect(savedFileName(asked)).toBe(safe);
  });

  test('is never longer than systems take', () => {
    expect(savedFileName(`${'ä'.repeat(500)}.pdf`)).toHaveLength(200);
  });
});
