import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mailFile } from './mail-file.ts';

const pdf = Buffer.from('%PDF-1.7 … \u0000\u0001');
const mail = {
  to: { name: 'Ida Brandt', address: 'ida@example.com' },
  ...{ subject: 'Your statement', text: 'Dear Ida', fileName: 'statement.pdf', pdf },
};
const expected = ['X-Unsent', 'Content-Type', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version'];

async function read(changes: Partial<typeof mail>) {
  const source = Buffer.from(await mailFile({ ...mail, ...changes })).toString('latin1');
  const [head = ''] = source.split('\r\n\r\n', 1);
  const lines = head.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n');
  const attached = /application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(source)?.[1] ?? '';
  return { source, lines, names: lines.map((line) => line.split(':', 1)[0] ?? ''), attached };
}

it('is a mail still to be sent, of nobody yet, with the PDF', async () => {
  const { lines, names, attached, source } = await read({});
  expect(names.toSorted()).toEqual(expected.toSorted());
  expect(lines).toContain('X-Unsent: 1');
  expect(lines).toContain('To: Ida Brandt <ida@example.com>');
  expect(source).toContain('filename=statement.pdf');
  expect(Buffer.from(attached, 'base64').equals(pdf)).toBe(true);
});

it.each([
  'Ida\r\nBcc: other@example.com',
  'Ida" <other@example.com>, "x',
  '\u202eelpmaxe',
  'אידה ברנדט',
  '伊达 <script>alert(1)</script>',
  'x'.repeat(4_000),
])('takes %j as a name, a subject and a file name without another header', async (text) => {
  const { names, lines } = await read({
    to: { name: text, address: 'ida@example.com' },
    ...{ subject: text, text, fileName: `${text}.pdf` },
  });
  for (const name of names) expect(expected).toContain(name);
  expect(lines.find((line) => line.startsWith('To:'))).toMatch(/<?ida@example\.com>?$/);
});

it('is MIME whatever is typed, with the bytes of the PDF', async () => {
  const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(word, word, word, async (name, subject, text) => {
      const { names, source, attached } = await read({
        ...{ to: { name, address: 'ida@example.com' }, subject: `s${subject}`, text: `t${text}` },
      });
      for (const one of names) expect(expected).toContain(one);
      expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(Buffer.from(attached, 'base64').equals(pdf)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
