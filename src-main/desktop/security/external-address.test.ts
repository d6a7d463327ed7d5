import { describe, expect, test } from 'vitest';
import { mailLink } from '../../../src-renderer/screens/document/mail/hand-out-mail.ts';
import { externalAddress } from './external-address.ts';

describe('address that is opened outside', () => {
  test.each([
    {
      address: 'anna.meier@example.com',
      subject: 'Statement',
      text: 'Dear Ms Meier,\n\n50 % & more? a=b; c#d',
    },
    { address: "o'brien+dunning@example.co.uk", subject: '', text: '' },
    { address: 'jürgen@müller.example', subject: 'Grüße', text: '😀' },
  ])('is the mail that the screens make for $address', (mail) => {
    const address = mailLink(mail);
    expect(externalAddress(address)).toBe(address);
  });

  test('is without its text where that is longer than Windows takes', () => {
    const mail = { address: 'a@example.com', subject: 'Statement', text: 'x'.repeat(3_000) };
    expect(externalAddress(mailLink(mail))).toBe('mailto:a@example.com?subject=Statement&body=');
  });

  test.each([
    'https://example.com/',
    'http://127.0.0.1:4700/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'vbscript:x',
    'ms-msdt:/id',
    'smb://host/share',
    'app://duebook/',
    'mailto:',
    'mailto:nobody',
    'mailto:?subject=x',
    'mailto:a@example.com,b@example.com',
    'mailto:a@example.com%2Cb@example.com',
    'mailto:a%0Abcc:b@example.com',
    'mailto:a@example.com?attach=/etc/passwd',
    'mailto:a@example.com?attachment=C:\\secret.txt',
    'mailto:a@example.com?cc=b@example.com',
    'mailto:a@example.com?subject=x&BCC=b@example.com',
    'mailto:a@example.com?subject=x&subject=y',
    'mailto:a@example.com?subject=x&Subject=y',
    'mailto:a@example.com?subject=x%0D%0ABcc:%20b@example.com&body=y',
    'mailto:a@example.com?%73ubject=x%0ABcc:%20b@example.com',
    'mailto:a@example.com?subject=x#y',
    'mailto://a@example.com/x',
    `mailto:a@example.com?subject=${'x'.repeat(2_000)}`,
    'not an address',
    '',
  ])('is never %s', (address) => {
    expect(externalAddress(address)).toBeUndefined();
  });
});
