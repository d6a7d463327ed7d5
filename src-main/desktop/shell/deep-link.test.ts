import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountReferenceSchema, linkParts } from '../../../src-shared/contract/shell-message.ts';
import { readDeepLink } from './deep-link.ts';
import { readLaunch } from './launch-arguments.ts';

describe('links into the program', () => {
  test.each([
    ['duebook://account/10023', '10023', null],
    ['duebook://account/10023/', '10023', null],
    ['duebook://account/DE-10.023_b/promises', 'DE-10.023_b', 'promises'],
    ['duebook://account/DE%2F10%20023', 'DE/10 023', null],
    ['duebook://account/K%C3%B6ln-7/timeline/', 'Köln-7', 'timeline'],
    ['duebook://account/Ko%CC%88ln-7', 'Köln-7', null],
  ])('%s shows that account', (text, account, part) => {
    expect(readDeepLink(text)).toEqual({ account, part });
  });

  test.each([
    '',
    'duebook:',
    'duebook://account',
    'duebook://account/',
    'duebook://account//',
    'duebook://account/a/b/c',
    'duebook://account/10023/statement',
    'duebook://account/10023/promises/new',
    'duebook://account/10023?form=promise',
    'duebook://account/10023#x',
    'duebook://account/10023 --server=http://elsewhere.example',
    'duebook://account/..',
    'duebook://account/%2e%2e%2fsettings',
    'duebook://account/%2Fsettings',
    'duebook://account/%E0%A4%A',
    'duebook://account/%00',
    'duebook://account/<script>',
    'duebook://user@account/10023',
    'duebook://settings/10023',
    'DUEBOOK://account/10023',
    'https://duebook/account/10023',
    'javascript:duebook://account/10023',
    'x duebook://account/10023',
    'duebook://account/10023\n',
    `duebook://account/${'1'.repeat(65)}`,
    `duebook://account/${'a'.repeat(100_000)}`,
    `duebook://account/${'%41'.repeat(33_000)}`,
    `duebook://account${'/'.repeat(100_000)}`,
    'duebook://elsewhere.example/account/10023',
    'duebook://account:80/10023',
    'duebook://account/1%0D%0A2',
    'duebook://account/a%5C..%5Cb',
    'duebook://account/%252e%252e',
    'duebook://account/a%E2%80%AEb',
    'duebook://account/a%E2%80%8Bb',
    'duebook://account/1" --policy="/tmp/policy.json',
    'duebook://account/1/constructor',
  ])('%j is nothing', (text) => {
    expect(readDeepLink(text)).toBeUndefined();
  });

  test('every account that can be named is found again in its link', () => {
    const reference = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(reference, fc.option(fc.constantFrom(...linkParts)), (account, part) => {
        fc.pre(accountReferenceSchema.safeParse(account).success);
        const link = `duebook://account/${encodeURIComponent(account)}${part === null ? '' : `/${part}`}`;
        expect(readDeepLink(link)).toEqual({ account, part });
      }),
    );
    for (const account of ['10023', 'a b', 'Ä/ö+1'])
      expect(readDeepLink(`duebook://account/${encodeURIComponent(account)}`)?.account).toBe(account);
  });

  test('whatever stands in a link, all that comes of it is an account and a known part of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const link of [
          text,
          `duebook://account/${text}`,
          `duebook://account/${encodeURIComponent(text)}`,
        ]) {
          const read = readDeepLink(link);
          if (read === undefined) continue;
          expect(Object.keys(read)).toEqual(['account', 'part']);
          expect(read.account).toMatch(/^[\p{L}\p{N} ._/+-]{1,64}$/u);
          expect(read.part === null || linkParts.includes(read.part)).toBe(true);
        }
      }),
    );
  });
});

describe('what a start is about', () => {
  test('a link or a statement pack among the arguments, whatever the system put around it', () => {
    expect(readLaunch(['--', 'duebook://account/1'], '/home')).toEqual({
      kind: 'link',
      text: 'duebook://account/1',
    });
    expect(readLaunch(['--original-process-start-time=1', 'Mine.DUEBOOK-PACK'], '/home')).toEqual({
      kind: 'pack',
      path: expect.stringMatching(/home.Mine\.DUEBOOK-PACK$/),
    });
    expect(readLaunch(['/a/b.duebook-pack', 'duebook:x'], '/home')).toMatchObject({ kind: 'pack' });
  });

  test.skipIf(process.platform === 'win32')(
    'a statement pack that the system names by an address, as desktops of Linux do',
    () => {
      const pathOf = (text: string) => readLaunch([text], '/home');
      for (const address of [
        'file:///home/me/M%C3%A4rz%201.duebook-pack',
        'FILE:///home/me/März 1.duebook-pack',
      ])
        expect(pathOf(address)).toEqual({ kind: 'pack', path: resolve('/home/me/März 1.duebook-pack') });
    },
  );

  test('no statement pack of another computer, and none that an address cannot name', () => {
    for (const address of [
      'file://elsewhere.example/share/a.duebook-pack',
      'file:///home/a%2Fb.duebook-pack',
      'file:///home/%E0%A4%A.duebook-pack',
      'http://elsewhere.example/a.duebook-pack',
      'smb://elsewhere.example/a.duebook-pack',
    ])
      expect(readLaunch([address], '/home')).toBeUndefined();
  });

  test('one of a few screens, which a right click in the task bar leads to, and no other', () => {
    expect(readLaunch(['--original-process-start-time=1', '--show=attention'], '/home')).toEqual({
      kind: 'place',
      place: 'attention',
    });
    for (const words of ['--show', '--show=', '--show=settings', '--show=/attention', 'show=attention'])
      expect(readLaunch([words], '/home')).toBeUndefined();
  });

  test('nothing for a plain start, and no switch is taken for a file', () => {
    expect(readLaunch([], '/home')).toBeUndefined();
    expect(
      readLaunch(['--data', '/data', '--open=x.duebook-pack', 'https://duebook.example'], '/'),
    ).toBeUndefined();
  });
});
