import { describe, expect, test } from 'vitest';
import { readSigningEnvironment } from './signing-environment.ts';

const apple = { CSC_LINK: 'c', APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 's' };

describe('the environment of packaging', () => {
  test('is that of an unsigned package without updates where it says nothing, or an empty text', () => {
    const nothing = { updatesUrl: undefined, isSigned: false, isNotarised: false };
    expect(readSigningEnvironment({}, 'win32')).toEqual(nothing);
    expect(readSigningEnvironment({ CSC_LINK: '', DUEBOOK_UPDATES_URL: '' }, 'darwin')).toEqual(nothing);
  });

  test('signs with the certificate of the system, and has Apple look only at what is signed', () => {
    expect(readSigningEnvironment({ WIN_CSC_LINK: 'w' }, 'win32').isSigned).toBe(true);
    expect(readSigningEnvironment({ WIN_CSC_LINK: 'w' }, 'darwin').isSigned).toBe(false);
    expect(readSigningEnvironment(apple, 'darwin')).toMatchObject({ isSigned: true, isNotarised: true });
    expect(readSigningEnvironment({ ...apple, CSC_LINK: '' }, 'darwin').isNotarised).toBe(false);
    expect(readSigningEnvironment({ ...apple, APPLE_API_ISSUER: '' }, 'darwin').isNotarised).toBe(false);
    expect(readSigningEnvironment(apple, 'win32').isNotarised).toBe(false);
  });

  test('names where workstations look for updates', () => {
    const url = 'https://updates.example.com/duebook/';
    expect(readSigningEnvironment({ DUEBOOK_UPDATES_URL: url }, 'linux').updatesUrl).toBe(url);
  });
});
