import { describe, expect, it } from 'vitest';
import { mailSubjectSchema, mailTextSchema } from '../../../src-shared/domain/activity/mail.ts';
import { documentLanguages } from '../../../src-shared/domain/document-languages.ts';
import { testLetterContent } from '../dunning-letter/letter-content.fixture.ts';
import { sketchGroup } from '../group-statement/group-content.fixture.ts';
import { sketchContent } from '../statement/statement-content.fixture.ts';
import { mailWords } from './mail-words.ts';

describe('the words of a mail', () => {
  it('name the statement, the account, what is open and what is to be paid now', () => {
    const { subject, text } = mailWords(sketchContent({ locale: 'en-GB' }), 'Statement of open items');
    expect(subject).toMatch(/^Statement of open items · account \S+$/);
    expect(text).toMatch(/Open balance: [\d,.]+\sEUR\nPlease pay now: [\d,.]+\sEUR/);
    expect(text).toMatch(
      /^Dear Sir or Madam,\n\nPlease find attached the document “Statement of open items” of \d+ \w+ 2026 for your account \S+\.\n/,
    );
  });

  it('of a group name the group, not one account of it, and its sums in each currency', () => {
    const { subject, text } = mailWords(sketchGroup(), 'Consolidated statement');
    expect(subject).toBe('Consolidated statement · Hartmann Holding SE');
    expect(text).toContain('which covers 4 accounts of your group of companies.');
    expect(text).not.toContain('your account');
    expect(text.match(/^(Open balance|Please pay now): -?[\d,.]+\s(EUR|CHF)$/gm)).toHaveLength(4);
  });

  it.each(documentLanguages)('are whole in %s, and a command takes them', (locale) => {
    for (const content of [
      sketchContent({ locale }),
      sketchGroup({ locale }),
      { ...testLetterContent(), locale },
    ]) {
      const { subject, text } = mailWords(content, 'Title');
      expect(mailSubjectSchema.safeParse(subject).success).toBe(true);
      expect(mailTextSchema.safeParse(text).success).toBe(true);
      expect(`${subject}${text}`).not.toMatch(/[{}]/);
    }
  });

  it('stay one line of 200 characters whatever a title holds', () => {
    const title = `A\r\nBcc: x@example.com\u2028${'ä'.repeat(400)}`;
    expect(mailSubjectSchema.safeParse(mailWords(sketchContent(), title).subject).success).toBe(true);
  });
});
