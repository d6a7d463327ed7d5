import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { failureSchema } from '../domain/failure.ts';
import { activityLog } from './activity-log.ts';
import { defineCommand } from './command.ts';
import { commandNames, commands, isCommandName, prepareCommand } from './registry.ts';

const inputs = {
  'promise.record': {
    promiseId: 'promise-new',
    currency: 'EUR',
    allocations: [{ invoiceId: 'invoice-1', amountMinor: 100 }],
    onAccountMinor: 0,
    promisedDate: '2026-04-07',
    method: 'cash',
    contactName: '',
    note: '',
  },
  'dispute.open': {
    disputeId: 'dispute-new',
    currency: 'EUR',
    items: [{ invoiceId: 'invoice-1', amountMinor: 100 }],
    reasonCode: '01',
    description: '',
    contactName: '',
  },
};

describe('looking a command up', () => {
  test('every command is in the rule book under its own name', () => {
    expect(commandNames).toEqual(Object.values(commands).map((one) => one.name));
  });

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'promise.Record',
    ' promise.record',
  ])('"%s" is no command', (name) => {
    expect(isCommandName(name)).toBe(false);
    expect(prepareCommand(name, 1, {})).toEqual({
      ok: false,
      failures: [{ code: 'COMMAND_UNKNOWN', params: { command: name, version: 1 } }],
    });
  });

  test.each([0, 2, -1, 1.5])('version %s of a command that is at version 1 is unknown', (version) => {
    expect(prepareCommand('activity.log', version, {})).toMatchObject({
      failures: [{ code: 'COMMAND_UNKNOWN' }],
    });
  });

  test('an unknown name is repeated in part only', () => {
    const prepared = prepareCommand('x'.repeat(10_000), 1, {});
    expect(prepared).toMatchObject({ failures: [{ params: { command: 'x'.repeat(40) } }] });
  });
});

describe('reading an input', () => {
  test.each([
    ['allocations.0.amountMinor', { allocations: [{ invoiceId: 'invoice-1', amountMinor: 10.5 }] }],
    ['allocations.0.amountMinor', { allocations: [{ invoiceId: 'invoice-1', amountMinor: 0 }] }],
    ['allocations.0.amountMinor', { allocations: [{ invoiceId: 'invoice-1', amountMinor: -5 }] }],
    ['allocations.0.amountMinor', { allocations: [{ invoiceId: 'invoice-1', amountMinor: '100' }] }],
    ['allocations.0.amountMinor', { allocations: [{ invoiceId: 'invoice-1', amountMinor: 1e300 }] }],
    ['allocations.0.invoiceId', { allocations: [{ invoiceId: '../1', amountMinor: 1 }] }],
    ['allocations', { allocations: {} }],
    ['onAccountMinor', { onAccountMinor: -1 }],
    ['onAccountMinor', { onAccountMinor: Number.NaN }],
    ['promisedDate', { promisedDate: '2026-02-30' }],
    ['promisedDate', { promisedDate: '31.03.2026' }],
    ['currency', { currency: 'eur' }],
    ['method', { method: 'gold' }],
    ['note', { note: 'secret\u0000' }],
    ['note', { note: 'secret\ud800' }],
    ['promiseId', { promiseId: '__proto__' }],
  ])('M1: a wrong %s is refused by its name and never by its value', (field, wrong) => {
    expect(prepareCommand('promise.record', 1, { ...inputs['promise.record'], ...wrong })).toEqual({
      ok: false,
      failures: [{ code: 'COMMAND_INVALID', params: { command: 'promise.record', field } }],
    });
  });

  test('commands: every field that is wrong is named at once, fifty at most', () => {
    const wrong = { onAccountMinor: -0, promisedDate: '2026-02-30', method: 'gold' };
    const fieldsOf = (input: object) => {
      const prepared = prepareCommand('promise.record', 1, { ...inputs['promise.record'], ...input });
      return prepared.ok ? [] : prepared.failures.map(({ params }) => params.field);
    };
    expect(fieldsOf(wrong)).toEqual(['onAccountMinor', 'promisedDate', 'method']);
    const allocations = Array.from({ length: 100 }, () => ({ invoiceId: 'invoice-1', amountMinor: 0 }));
    expect(fieldsOf({ allocations })).toHaveLength(50);
  });

  test.each([undefined, null, 7, 'text', [], true])('%s is no input', (input) => {
    for (const name of commandNames) {
      expect(prepareCommand(name, 1, input)).toMatchObject({ failures: [{ code: 'COMMAND_INVALID' }] });
    }
  });

  test('keys that no rule knows are left out, a prototype among them', () => {
    const extra = JSON.parse(
      '{"__proto__": {"role": "administrator"}, "madeBy": {"userId": "boss"}, "seq": 99}',
    );
    const prepared = prepareCommand('promise.record', 1, { ...inputs['promise.record'], ...extra });
    const effect = prepared.ok ? prepared.command.apply(buildAggregate(), buildContext()) : prepared;
    expect(effect).toMatchObject({
      ok: true,
      changes: [{ document: { seq: 0, madeBy: { userId: 'user-1' } } }],
    });
  });

  test('an input nested ten thousand deep neither throws nor is taken', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) deep = [deep];
    for (const name of commandNames) {
      expect(prepareCommand(name, 1, deep).ok).toBe(false);
      expect(prepareCommand(name, 1, { allocations: deep, items: deep, note: deep }).ok).toBe(false);
    }
  });

  test('no JSON value makes reading throw, and every refusal can be sent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commandNames), fc.jsonValue(), (name, input) => {
        const prepared = prepareCommand(name, 1, input);
        if (!prepared.ok)
          expect(z.array(failureSchema).min(1).safeParse(prepared.failures).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('authority', () => {
  test('a role that the command does not name is refused before the rule runs', () => {
    const managersOnly = defineCommand({
      ...activityLog,
      roles: ['manager'],
      apply: () => {
        throw new Error('the rule must not run');
      },
    });
    const prepared = managersOnly.prepare({
      activityId: 'a',
      kind: 'note',
      direction: 'inbound',
      outcome: null,
      contactName: '',
      note: '',
      durationSeconds: null,
      nextAction: null,
    });
    const context = buildContext({ actor: buildActor({ role: 'collector' }) });
    const effect = prepared.ok ? prepared.command.apply(buildAggregate(), context) : prepared;
    expect(effect).toEqual({
      ok: false,
      failures: [{ code: 'FORBIDDEN', params: { command: 'activity.log' } }],
    });
  });

  test.each(['collector', 'field-agent', 'manager', 'administrator'] as const)(
    'a %s may record a promise and open a dispute',
    (role) => {
      const context = buildContext({ actor: buildActor({ role }) });
      for (const name of ['promise.record', 'dispute.open'] as const) {
        const prepared = prepareCommand(name, 1, inputs[name]);
        expect(prepared.ok && prepared.command.apply(buildAggregate(), context).ok).toBe(true);
      }
    },
  );
});
