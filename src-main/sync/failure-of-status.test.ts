import { describe, expect, it } from 'vitest';
import { fail } from '../../src-shared/domain/failure.ts';
import { failureOfStatus } from './failure-of-status.ts';

const bodyOf = (code: string) => JSON.stringify({ code, message: 'text of the server' });

describe('an answer other than 2xx', () => {
  it.each([
    [401, 'SIGN_IN_NEEDED', 'SIGN_IN_NEEDED'],
    [401, 'SIGN_IN_FAILED', 'SIGN_IN_FAILED'],
    [401, 'DEVICE_REVOKED', 'DEVICE_REVOKED'],
    [401, 'USER_INACTIVE', 'USER_INACTIVE'],
    [401, 'PASSWORD_CHANGED', 'PASSWORD_CHANGED'],
    [403, 'FORBIDDEN', 'FORBIDDEN'],
    [403, 'DEVICE_REVOKED', 'DEVICE_REVOKED'],
    [413, 'anything', 'REQUEST_TOO_LARGE'],
    [422, 'PASSWORD_WEAK', 'PASSWORD_WEAK'],
    [426, 'PROTOCOL_TOO_OLD', 'PROTOCOL_TOO_OLD'],
    [426, 'SERVER_TOO_OLD', 'SERVER_TOO_OLD'],
  ] as const)('%i that names %s is %s', (status, named, expected) => {
    expect(failureOfStatus({ status, body: bodyOf(named) })).toMatchObject(fail(expected));
  });

  it('believes the status where the body names something that it cannot mean', () => {
    expect(failureOfStatus({ status: 401, body: bodyOf('STORAGE_FULL') })).toEqual(fail('SIGN_IN_NEEDED'));
    expect(failureOfStatus({ status: 500, body: bodyOf('DEVICE_REVOKED') })).toEqual(
      fail('SERVER_UNAVAILABLE', { status: 500 }),
    );
    expect(failureOfStatus({ status: 426, body: '<h1>Upgrade</h1>' })).toEqual(fail('PROTOCOL_TOO_OLD'));
    expect(failureOfStatus({ status: 404, body: '<h1>Nothing</h1>' })).toEqual(
      fail('SERVER_REPLY_INVALID', { status: 404 }),
    );
  });

  it('of a busy server carries how long it asks to wait', () => {
    const body = '';
    expect(failureOfStatus({ status: 429, body, retryAfterSeconds: 7 })).toEqual(
      fail('TOO_MANY_ATTEMPTS', { retryAfterSeconds: 7 }),
    );
    expect(failureOfStatus({ status: 503, body, retryAfterSeconds: 7 })).toEqual(
      fail('SERVER_UNAVAILABLE', { status: 503, retryAfterSeconds: 7 }),
    );
  });
});
