import { describe, expect, test } from 'vitest';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import { checkCommands } from './check-commands.ts';
import type { DocumentsByCollection, HeldCommand, JudgedCommand } from './found.ts';

const documents = Object.fromEntries(
  collectionNames.map((name) => [name, new Map()]),
) as unknown as DocumentsByCollection;

function check(
  commands: readonly Pick<HeldCommand, 'id' | 'state'>[],
  judged: readonly Pick<JudgedCommand, 'id' | 'status'>[],
  told: { confirmed?: readonly string[]; withdrawn?: readonly string[]; failure?: string } = {},
): readonly string[] {
  return checkCommands({
    name: 'desk',
    confirmed: told.confirmed ?? [],
    withdrawn: new Set(told.withdrawn ?? []),
    held: { deviceId: 'd', documents, commands },
    judged: judged.map((one) => ({ ...one, deviceId: 'd', failure: told.failure ?? null })),
  }).map(({ detail }) => detail);
}

describe('the check of a device’s commands', () => {
  test('finds nothing where both sides agree', () => {
    const commands = [
      { id: '1', state: 'settled' },
      { id: '2', state: 'refused' },
      { id: '3', state: 'dismissed' },
      { id: '4', state: 'withdrawn' },
    ] as const;
    const judged = [
      { id: '1', status: 'applied' },
      { id: '2', status: 'refused' },
      { id: '3', status: 'refused' },
    ] as const;
    const told = { confirmed: ['1', '2', '3', '4'], withdrawn: ['4'] };
    expect(check(commands, judged, told)).toEqual([]);
  });

  test('names a confirmed command that is gone', () => {
    expect(check([], [], { confirmed: ['1'] })).toEqual(['desk: confirmed command 1 is lost']);
  });

  test('names a command that only the server knows', () => {
    expect(check([], [{ id: '1', status: 'applied' }])).toEqual([
      'desk: the server knows command 1, the device that gave it does not',
    ]);
  });

  test.each(['waiting', 'sent', 'applied'] as const)('names a command that is still %s', (state) => {
    expect(check([{ id: '1', state }], [{ id: '1', status: 'applied' }])).toEqual([
      `desk: command 1 is ${state}, of the server applied`,
    ]);
  });

  test('names a command that both sides see differently', () => {
    expect(check([{ id: '1', state: 'refused' }], [{ id: '1', status: 'applied' }])).toEqual([
      'desk: command 1 is refused, of the server applied',
    ]);
    expect(check([{ id: '1', state: 'settled' }], [])).toEqual([
      'desk: command 1 is settled, of the server not judged',
    ]);
  });

  test('names a command that was taken back and judged all the same', () => {
    const found = check([{ id: '1', state: 'settled' }], [{ id: '1', status: 'applied' }], {
      withdrawn: ['1'],
    });
    expect(found).toEqual(['desk: command 1 was taken back and is settled']);
  });

  test('names a refusal that an honest device cannot get', () => {
    const found = check([{ id: '1', state: 'refused' }], [{ id: '1', status: 'refused' }], {
      failure: 'COMMAND_TAMPERED',
    });
    expect(found).toEqual(['desk: command 1 was refused: COMMAND_TAMPERED']);
  });
});
