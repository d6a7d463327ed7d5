import { describe, expect, test } from 'vitest';
import { failure } from '../../src-shared/domain/failure.ts';
import { type EngineMessage, type EngineStart, engineMessageSchema } from './engine-messages.ts';

const start: EngineStart = {
  directory: '/data/database',
  trainingDirectory: '/data/training',
  envelopePath: '/data/workstation.key',
  lockScreenPath: '/data/lock-screen.json',
  serverUrl: undefined,
  today: undefined,
  signInFile: undefined,
  demoSignInFile: undefined,
  policy: undefined,
  version: '1.0.0',
  logDirectory: '/nowhere/logs',
};

describe('messages to the process of the engine', () => {
  test.each<EngineMessage>([
    { type: 'start', start },
    { type: 'connect' },
    { type: 'stop' },
    { type: 'lock' },
    { type: 'wake' },
    { type: 'keychain-answer', id: 1, answer: { bytes: new Uint8Array(32).fill(1) } },
    { type: 'keychain-answer', id: 2, answer: { problem: 'lost' } },
    { type: 'proxy-answer', id: 1, ways: ['http://proxy.example:3128', 'direct'] },
    { type: 'desktop-view', view: { platform: 'linux' } as never },
    { type: 'desktop-answer', id: 1, refusal: undefined },
    { type: 'desktop-answer', id: 2, refusal: failure('FORBIDDEN') },
  ])('are taken as they are: $type', (message) => {
    expect(engineMessageSchema.parse(structuredClone(message))).toEqual(message);
  });

  test.each<unknown>([
    null,
    'stop',
    { type: 'run' },
    { type: 'stop', more: true },
    { type: 'keychain-answer', id: 1, answer: { bytes: 'AAAA' } },
    { type: 'keychain-answer', id: 1, answer: { problem: 'bored' } },
    { type: 'start', start: { ...start, directory: '' } },
    { type: 'start', start: { ...start, more: 1 } },
    { type: 'desktop-view', view: null },
    { type: 'desktop-answer', id: 0 },
    { type: 'desktop-answer', id: 1, refusal: { code: 'UNHEARD_OF', params: {} } },
  ])('are refused in any other shape: %j', (message) => {
    expect(engineMessageSchema.safeParse(message).success).toBe(false);
  });
});
