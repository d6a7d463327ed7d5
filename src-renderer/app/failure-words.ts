import type { TFunction } from 'i18next';
import { isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { FailureCode, FailureParams } from '../../src-shared/domain/failure.ts';
import { isCurrency } from '../../src-shared/domain/money/currency.ts';
import { contactRuleWords } from './contact-rule-words.ts';
import type { Formats } from './formats.ts';
import type { Problem } from './problem.ts';

/**
 * Says a failure in plain words, and after it what else was wrong: amounts in minor units and dates are written as
 * people write them.
 */
export function failureWords(problem: Problem, t: TFunction, formats: Formats): string {
  const { others = [] } = problem;
  return [problem, ...others].map((one) => oneFailureWords(one, t, formats)).join(' ');
}

function oneFailureWords({ code, params }: Problem, t: TFunction, formats: Formats): string {
  const variant = variants[code as FailureCode]?.(params);
  const key = variant === undefined ? code : `${code}_${variant}`;
  return t(`failure.${key}`, readableParams({ code, params }, t, formats));
}

/** Sentences that read otherwise where something is known, or is not: `failure.<code>_<variant>`. */
const variants: Partial<Record<FailureCode, (params: FailureParams) => string | undefined>> = {
  CHANGED_MEANWHILE: ({ by, found }) => (found !== undefined ? 'found' : by === '' ? 'unnamed' : undefined),
  CONTACT_NOT_ALLOWED: ({ allowedAgainAt = '' }) => (allowedAgainAt === '' ? undefined : 'again'),
  OFFLINE: ({ because }) => (because === undefined ? undefined : String(because)),
  DUNNING_BLOCKED: ({ until }) => (until === '' ? 'endless' : undefined),
};

/** The words of values that are keys, by the failure and the name of the value. */
const wordGroups: Partial<Record<FailureCode, Readonly<Record<string, string>>>> = {
  DISPUTE_STATE_WRONG: { state: 'disputeState' },
  REQUEST_STATE_WRONG: { state: 'requestState' },
  PLAN_STATE_WRONG: { state: 'planState' },
  NOTICE_STATE_WRONG: { state: 'noticeState' },
  NOTHING_TO_DUN: { why: 'notDunned' },
  NOTICE_OUTDATED: { why: 'outdatedReason' },
  CHANGED_MEANWHILE: { found: 'processor' },
  PROMISE_NOT_OPEN: { status: 'promiseStatus' },
};

function readableParams(
  { code, params }: Pick<Problem, 'code' | 'params'>,
  t: TFunction,
  formats: Formats,
): Record<string, string> {
  const groups = wordGroups[code as FailureCode];
  const readable: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name.endsWith('Minor'))
      readable[name.slice(0, -'Minor'.length)] = readableAmount(value, params, formats);
    else if (groups?.[name] !== undefined)
      readable[name] = t(`${groups[name]}.${value}`, { defaultValue: String(value) });
    else if (name === 'command') readable[name] = t(`command.${value}`, { defaultValue: String(value) });
    else if (name === 'rule') readable[name] = contactRuleWords(String(value), t);
    else if (name.endsWith('At') && value !== '') readable[name] = formats.dateTime(String(value));
    else readable[name] = readableValue(value, formats);
  }
  return readable;
}

function readableAmount(value: string | number, params: FailureParams, formats: Formats): string {
  const { currency } = params;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return String(value);
  return typeof currency === 'string' && isCurrency(currency)
    ? formats.amount(value, currency)
    : String(value);
}

function readableValue(value: string | number, formats: Formats): string {
  if (typeof value === 'number') return formats.count(value);
  return isBusinessDate(value) ? formats.fullDate(value) : value;
}
