import { describe, expect, it } from 'vitest';
import { commands } from '../../../src-shared/commands/registry.ts';
import type { ApprovalListRow } from '../../../src-shared/contract/approvals-view.ts';
import { requestKinds } from '../../../src-shared/domain/request/request.ts';
import { grantCommand, refuseCommand, takeBackCommand } from './approval-command.ts';

type Asked = Pick<ApprovalListRow, 'kind' | 'subjectId' | 'plan'>;

const plan = { planId: 'plan-1', version: 3, instalmentCount: 6, lastDate: '2026-05-31' };
const asked = (kind: Asked['kind']): Asked => ({
  kind,
  subjectId: 'subject-1',
  plan: kind === 'plan' ? plan : null,
});
const kinds = [...requestKinds, 'notice'] as const;

describe('the command that decides', () => {
  it.each([
    ['notice', 'dunning.approve', 'dunning.cancel'],
    ['plan', 'plan.approve', 'plan.refuse'],
    ['write-off', 'write-off.approve', 'write-off.refuse'],
    ['credit-limit', 'credit.approve-limit', 'credit.refuse-limit'],
    ['credit-note', 'approval.grant', 'approval.refuse'],
    ['dunning-block', 'approval.grant', 'approval.refuse'],
    ['fee-waiver', 'approval.grant', 'approval.refuse'],
  ] as const)('of a %s is %s, or %s to refuse it', (kind, grant, refuse) => {
    expect(grantCommand(asked(kind), '').name).toBe(grant);
    expect(refuseCommand(asked(kind), 'No').name).toBe(refuse);
  });

  it('takes its input of every kind as the rule book reads it', () => {
    for (const kind of kinds) {
      const decisions = [
        grantCommand(asked(kind), ''),
        refuseCommand(asked(kind), 'Customer is solvent'),
        takeBackCommand(asked(kind), 'Customer paid'),
      ];
      for (const one of decisions) {
        if (one !== null)
          expect(commands[one.name].input.safeParse(one.input).error, one.name).toBeUndefined();
      }
    }
  });

  it('decides on the version of a plan that was looked at (N4)', () => {
    expect(grantCommand(asked('plan'), 'Pays well').input).toEqual({
      planId: 'plan-1',
      fromVersion: 3,
      reason: 'Pays well',
    });
  });
});

describe('taking back', () => {
  it('is not offered for what has a way of its own', () => {
    expect(kinds.filter((kind) => takeBackCommand(asked(kind), '') === null)).toEqual([
      'credit-note',
      'plan',
    ]);
  });
});
