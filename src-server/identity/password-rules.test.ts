import { describe, expect, it } from 'vitest';
import { isWeakPassword } from './password-rules.ts';

describe('a password', () => {
  it.each([
    ['short', 'elevenchars'],
    ['of few different characters', 'abababababab'],
    ['the user name again', 'ameliaamelia1'],
    ['one well-known word twice', 'passwordpassword'],
    ['a well-known word and a row', 'Password12345'],
    ['a row', '1234567890123'],
    ['a row backwards', 'zyxwvutsrqpo'],
    ['a row of the keyboard', 'qwertyuiop12'],
    ['one part again and again', 'xk7b-xk7b-xk7b-'],
    ['a well-known word and a year', 'Willkommen2026'],
  ])('that is %s is too easily guessed', (_what, password) => {
    expect(isWeakPassword(password, 'Amelia')).toBe(true);
  });

  it.each(['seven grey herons at dawn', 'k4mzq8w2hxv9', 'my password is a long sentence', 'отличный пароль'])(
    'such as "%s" is good',
    (password) => {
      expect(isWeakPassword(password, 'amelie')).toBe(false);
      expect(isWeakPassword(password, '')).toBe(false);
    },
  );
});
