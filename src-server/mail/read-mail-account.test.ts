import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../app/read-environment.ts';

const base = { PORT: '0', DUEBOOK_DATA: '/srv/duebook' };
const sender = 'accounts@example.com';
const accountOf = (env: Readonly<Record<string, string>>) =>
  readEnvironment({ ...base, ...env }, () => 'smtp://u:p%40ss@mail.example.com').mailAccount;

describe('the mail account', () => {
  it('is none where none is named', () => {
    expect(accountOf({})).toBeUndefined();
  });

  it.each([
    ['smtp://mail.example.com', { port: 587, isTlsAtOnce: false, needsTls: true, signIn: undefined }],
    ['smtps://mail.example.com', { port: 465, isTlsAtOnce: true, needsTls: true }],
    ['smtp://u:p%40ss@mail.example.com:2525/', { port: 2525, signIn: { user: 'u', password: 'p@ss' } }],
  ])('is read from %s, with TLS', (url, account) => {
    expect(accountOf({ SMTP_URL: url, MAIL_SENDER: sender })).toMatchObject({ ...account, sender });
  });

  it('is read from a file, so that its password is in no environment', () => {
    expect(accountOf({ SMTP_URL_FILE: '/run/secrets/smtp', MAIL_SENDER: sender })).toMatchObject({
      signIn: { user: 'u', password: 'p@ss' },
    });
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])(
    'does without TLS on %s where the operator says so',
    (host) => {
      const env = { SMTP_URL: `smtp://${host}:25`, MAIL_SENDER: sender, SMTP_TLS: 'none' };
      expect(accountOf(env)).toMatchObject({ needsTls: false });
    },
  );

  it.each([
    [{ SMTP_URL: 'http://mail.example.com', MAIL_SENDER: sender }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://u:50%@mail.example.com', MAIL_SENDER: sender }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example.com?x=y', MAIL_SENDER: sender }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_SENDER'],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_SENDER: 'Accounts <a@example.com>' }, 'MAIL_SENDER'],
    [{ MAIL_SENDER: sender }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_SENDER: sender, SMTP_TLS: 'none' }, 'SMTP_TLS'],
    [{ SMTP_URL: 'smtp://mail.example.com', MAIL_SENDER: sender, SMTP_TLS: 'maybe' }, 'SMTP_TLS'],
  ])('of %j is refused by the name of %s, without a password', (env, name) => {
    let words = '';
    try {
      accountOf(env as Readonly<Record<string, string>>);
    } catch (error) {
      words = String(error);
    }
    expect(words).toContain(name);
    expect(words).not.toContain('50%');
  });
});
