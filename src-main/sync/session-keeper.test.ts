import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { SessionReply } from '../../src-shared/protocol/sync-api.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createServerClient } from './server-client.ts';
import { createSessionKeeper, type SessionKeeper } from './session-keeper.ts';

describe('a sign-in while requests of the session before are under way', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let keeper: SessionKeeper;
  let answerRenewal: (reply: Result<SessionReply>) => void;

  beforeEach(() => {
    store = openWorkstationFile();
    store.device.saveSession(sessionOf('user-1'));
    const closing = new AbortController();
    const client = {
      ...createServerClient({ serverUrl: 'http://127.0.0.1:1', signal: closing.signal }),
      refresh: () =>
        new Promise<Result<SessionReply>>((resolve) => {
          answerRenewal = resolve;
        }),
    };
    keeper = createSessionKeeper(store.device, client, () => undefined);
  });
  afterEach(() => store.remove());

  const request = async (token: string) => succeed(token);

  it('a late renewal does not overwrite the new session', async () => {
    const running = keeper.authorized(request);
    keeper.accept(sessionOf('user-2'));
    answerRenewal(succeed(sessionOf('user-1')));
    expect(await running).toMatchObject({ ok: false, failure: { code: 'OFFLINE' } });
    expect(store.device.session()?.actor.userId).toBe('user-2');
    expect(await keeper.authorized(request)).toEqual(succeed('access-token-of-user-2'));
  });

  it('the late end of the former session does not end the new one', async () => {
    const running = keeper.authorized(request);
    keeper.accept(sessionOf('user-2'));
    answerRenewal(fail('SIGN_IN_NEEDED'));
    await running;
    expect(keeper.hasSession()).toBe(true);
  });

  it('a request of the former session is not repeated with the token of the new one', async () => {
    keeper.accept(sessionOf('user-1'));
    const tokens: string[] = [];
    const reply = await keeper.authorized(async (token) => {
      tokens.push(token);
      keeper.accept(sessionOf('user-2'));
      return fail('SIGN_IN_NEEDED');
    });
    expect(reply).toMatchObject({ failure: { code: 'OFFLINE' } });
    expect(tokens).toEqual(['access-token-of-user-1']);
  });
});
