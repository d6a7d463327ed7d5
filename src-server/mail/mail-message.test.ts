import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MailContent, mailMessage } from './mail-message.ts';

const content: MailContent = {
  ...{ messageId: '<m1.t1@example.com>', date: new Date('2026-03-31T09:00:00Z') },
  from: { name: 'Amelie Vogt, Ostermark GmbH', address: 'accounts@example.com' },
  to: { name: 'Ida Brandt', address: 'ida@example.com' },
  ...{ replyTo: 'post@ostermark.example', subject: 'Your statement', text: 'Dear Ida\n\nBest' },
  file: { name: 'statement.pdf', content: Buffer.from('%PDF-1.7 …') },
};
const headOf = (message: Buffer) => {
  const [head = ''] = message.toString('latin1').split('\r\n\r\n', 1);
  return head.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n');
};
const namesOf = (lines: readonly string[]) => lines.map((line) => line.split(':', 1)[0]);
const expected = ['Content-Type', 'From', 'To', 'Reply-To', 'Subject', 'Message-ID', 'Date', 'MIME-Version'];

describe('a mail', () => {
  it('has the headers that it needs and no others, the sender quoted where the name has a comma', async () => {
    const lines = headOf(await mailMessage(content));
    expect(namesOf(lines).toSorted()).toEqual(expected.toSorted());
    expect(lines).toContain('From: "Amelie Vogt, Ostermark GmbH" <accounts@example.com>');
    expect(lines).toContain('Date: Tue, 31 Mar 2026 09:00:00 +0000');
  });

  it.each([
    'Ida\r\nBcc: other@example.com',
    'Ida" <other@example.com>, "x',
    'אידה ‮moc.elpmaxe‬ ',
    '伊达 <script>alert(1)</script>',
    '=?utf-8?B?QmNjOiBvdGhlckBleGFtcGxlLmNvbQ==?=',
    'x'.repeat(5_000),
    '\u0000\u0007',
    '',
  ])('of %j to somebody of that name adds no header and no recipient', async (name) => {
    const message = await mailMessage({
      ...content,
      to: { name, address: 'ida@example.com' },
      subject: name || ' ',
    });
    const lines = headOf(message);
    for (const one of namesOf(lines)) expect(expected).toContain(one);
    expect(lines.filter((line) => /^(bcc|cc):/i.test(line))).toEqual([]);
    expect(lines.find((line) => line.startsWith('To:'))).toMatch(/ida@example\.com>?$/);
    expect(message.toString('latin1')).not.toMatch(/[\u202e\u202d]/);
  });

  // The name comes from a device: a mail program that saves the file under it must not be led elsewhere.
  it.each([
    ['statement-10482.pdf', 'statement-10482.pdf'],
    ['Übersicht 10482.pdf', 'Übersicht 10482.pdf'],
    ['../../.bashrc', '.._.._.bashrc.pdf'],
    ['C:\\start\\run.exe', 'C__start_run.exe.pdf'],
    ['bill\u202efdp.exe', 'bill fdp.exe.pdf'],
    ['a\r\nBcc: x@example.com.PDF', 'a Bcc_ x@example.com.PDF'],
  ])('names the file %j as a PDF in no folder: %j', async (name, named) => {
    const message = await mailMessage({ ...content, file: { ...content.file, name } });
    const source = message.toString('latin1').replaceAll(/\r\n[ \t]+/g, ' ');
    const [, plain, coded = ''] = /filename(?:="?([^"\r\n]+)"?|\*0\*=utf-8''(\S+))/.exec(source) ?? [];
    expect(plain ?? decodeURIComponent(coded)).toBe(named);
  });

  it('ends its lines as mails do, however they were typed', async () => {
    const source = (await mailMessage({ ...content, text: 'a\nb\rc\r\nd' })).toString('latin1');
    expect(source).toContain('\r\n\r\na\r\nb\r\nc\r\nd\r\n');
  });

  it('is MIME whatever is typed: known headers, lines short enough, the file as it is', async () => {
    const word = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(word, word, word, word, async (name, subject, text, fileName) => {
        const message = await mailMessage({
          ...content,
          ...{ to: { name, address: 'ida@example.com' }, subject: `s${subject}`, text: `t${text}` },
          file: { ...content.file, name: `${fileName}.pdf` },
        });
        const source = message.toString('latin1');
        for (const one of namesOf(headOf(message))) expect(expected).toContain(one);
        for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
        expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const attached = /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(
          source,
        )?.[1];
        expect(Buffer.from(attached ?? '', 'base64').equals(Buffer.from(content.file.content))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
