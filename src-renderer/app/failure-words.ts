import type { TFunction } from 'i18next';
import { isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { FailureParams } from '../../src-shared/domain/failure.ts';
import { isCurrency } from '../../src-shared/domain/money/currency.ts';
import type { Formats } from './formats.ts';
import type { Problem } from './problem.ts';

/** Says a failure in plain words: amounts in minor units and dates are written as people write them. */
export function failureWords(problem: Problem, t: TFunction, formats: Formats): string {
  return t(`failure.${problem.code}`, readableParams(problem.params, t, formats));
}

function readableParams(params: FailureParams, t: TFunction, formats: Formats): Record<string, string> {
  const readable: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name.endsWith('Minor'))
      readable[name.slice(0, -'Minor'.length)] = readableAmount(value, params, formats);
    else if (name === 'status') readable[name] = t(`promiseStatus.${value}`);
    else if (name === 'command') readable[name] = t(`command.${value}`, { defaultValue: String(value) });
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
