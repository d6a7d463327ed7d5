import { expect, it } from 'vitest';
import { linkTarget } from './link-target.ts';

it.each([
  ['receivables@albrecht.example', 'mailto:receivables@albrecht.example'],
  [' a+b%c@x-y.example ', 'mailto:a%2Bb%25c@x-y.example'],
  ['https://albrecht.example/konto?a=1', 'https://albrecht.example/konto?a=1'],
  ['HTTPS://Albrecht.example', 'https://albrecht.example/'],
  ['www.bücher.example', 'https://www.xn--bcher-kva.example/'],
])('%j leads to %s', (line, target) => {
  expect(linkTarget(line)).toBe(target);
});

it.each([
  ...[
    '',
    'Receivables',
    '+49 341 555 01 20',
    'a@b',
    'a@b@c.example',
    'Mail: a@b.example',
    'a@b.example, c@d.example',
  ],
  ...['http://albrecht.example', 'javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@b.example?body=x'],
  ...[
    'https://',
    'https://name:word@albrecht.example',
    'https://a.example b',
    'www.',
    'a@b.example\nBcc: c@d.example',
  ],
])('%j leads nowhere', (line) => {
  expect(linkTarget(line)).toBeUndefined();
});
