import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import de from '../../resources/locales/de.json' with { type: 'json' };
import en from '../../resources/locales/en.json' with { type: 'json' };
import laterDe from '../../resources/locales/later/de.json' with { type: 'json' };
import laterEn from '../../resources/locales/later/en.json' with { type: 'json' };
import { commandNames } from '../../src-shared/commands/registry.ts';
import { workRefusals } from '../../src-shared/contract/portable-work.ts';
import { syncPhases } from '../../src-shared/contract/sync-state.ts';
import {
  updateChannels,
  updateDelays,
  updateFailureCodes,
  updatesOffReasons,
} from '../../src-shared/contract/updates-view.ts';
import { activityKinds, activityOutcomes } from '../../src-shared/domain/activity/activity.ts';
import { defaultContactPolicy, personalRules } from '../../src-shared/domain/contact/contact-policy.ts';
import { contactObjections } from '../../src-shared/domain/contact/earliest-allowed.ts';
import { creditCheckRules, creditSuggestions } from '../../src-shared/domain/credit/credit-suggestion.ts';
import { disputeResolutions, disputeStates } from '../../src-shared/domain/dispute/dispute.ts';
import { disputeReasons, notStatedReason } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import { dunningReasons } from '../../src-shared/domain/dunning/item-standing.ts';
import { noticeStates } from '../../src-shared/domain/dunning/notice.ts';
import { outdatedReasons } from '../../src-shared/domain/dunning/outdated.ts';
import { noNoticeReasons } from '../../src-shared/domain/dunning/propose-notices.ts';
import { failureCodes } from '../../src-shared/domain/failure.ts';
import { instalmentStatuses } from '../../src-shared/domain/plan/instalment-progress.ts';
import { planStates } from '../../src-shared/domain/plan/plan.ts';
import { dayAdjustments, planFrequencies } from '../../src-shared/domain/plan/plan-terms.ts';
import { priorityRules } from '../../src-shared/domain/priority/strategy.ts';
import { paymentMethods } from '../../src-shared/domain/promise/promise.ts';
import { promiseStatuses } from '../../src-shared/domain/promise/promise-progress.ts';
import { requestKinds, requestStates } from '../../src-shared/domain/request/request.ts';
import { englishWords, germanWords } from './words.fixture.ts';

function flatten(tree: object, prefix = ''): Map<string, string> {
  const words = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') words.set(prefix + name, value);
    else for (const [key, text] of flatten(value, `${prefix}${name}.`)) words.set(key, text);
  }
  return words;
}

const english = flatten(englishWords);
const german = flatten(germanWords);
const has = (key: string) => english.has(key) || english.has(`${key}_other`);
const placeholders = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();

const contactRules = [...Object.values(personalRules), ...defaultContactPolicy.rules.map(({ id }) => id)];

function sourceKeys(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)])
    .map((match) => match[1] ?? '');
}

describe('locales', () => {
  it('have the same keys in English and German', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill in the same values in both languages', () => {
    for (const [key, text] of english) expect(placeholders(german.get(key)), key).toEqual(placeholders(text));
  });

  it('have each section in one place: of the first script, or of what comes later', () => {
    expect(Object.keys(laterEn).filter((section) => section in en)).toEqual([]);
    expect(Object.keys(laterDe).filter((section) => section in de)).toEqual([]);
  });

  it('leave nothing empty', () => {
    for (const words of [english, german])
      for (const [key, text] of words) expect(text.trim(), key).not.toBe('');
  });

  it.each([
    ['failure code', 'failure', failureCodes],
    ['failure of an update', 'updates.failure', updateFailureCodes],
    ['refusal of a file of work', 'portable.refused', workRefusals],
    ['delay of an update', 'updates.delay', updateDelays],
    ['reason for no updates', 'updates.off', updatesOffReasons],
    ['update channel', 'updates.channelName', updateChannels],
    ['priority rule (W1)', 'priority', priorityRules],
    ['dispute reason (D2)', 'disputeReason', [...disputeReasons, notStatedReason].map(({ key }) => key)],
    ['processor', 'processor', disputeReasons.map((reason) => reason.processor)],
    ['dispute state', 'disputeState', disputeStates],
    ['state of a request', 'requestState', requestStates],
    ['kind of a request', 'requestKind', [...requestKinds, 'notice']],
    ['reason why an item is dunned or not (G1)', 'dunningReason', dunningReasons],
    ['state of a plan', 'planState', [...planStates, 'completed', 'defaulted', 'superseded']],
    ['status of an instalment (N2)', 'instalmentStatus', instalmentStatuses],
    ['frequency of instalments (N1)', 'planFrequency', planFrequencies],
    ['adjustment to business days (N1)', 'dayAdjustment', dayAdjustments],
    ['state of a notice', 'noticeState', noticeStates],
    ['reason not to dun (G1)', 'notDunned', noNoticeReasons],
    ['reason why a notice is out of date (G1)', 'outdatedReason', outdatedReasons],
    ['dispute resolution', 'disputeResolution', disputeResolutions],
    ['contact rule (A1)', 'contactRule', contactRules],
    ['objection to a contact (A1)', 'contactObjection', contactObjections],
    ['suggestion of a hold, a release or a review', 'creditSuggestion', creditSuggestions],
    ['rule of a credit suggestion', 'creditCheck', creditCheckRules],
    ['outcome', 'outcome', activityOutcomes],
    ['activity kind', 'activityKind', activityKinds],
    ['promise status', 'promiseStatus', promiseStatuses],
    ['payment method', 'method', paymentMethods],
    ['spoken payment method', 'methodSpoken', paymentMethods],
    ['command', 'command', commandNames],
    ['phase of the sync', 'sync.explain', syncPhases],
    ['lock of the device', 'locked.title', ['LEASE_EXPIRED', 'DEVICE_REVOKED', 'USER_INACTIVE']],
  ])('have words for every %s', (_title, group, names) => {
    expect(names.filter((name) => !has(`${group}.${name}`))).toEqual([]);
  });

  it.each(['suggest.contactedLately.text', 'plan.summary_one', 'plan.summary_other'])(
    'put no full stop behind a short day, which brings its own in German: %s',
    (key) => {
      expect(german.get(key)).not.toMatch(/\{\{(date|lastContact)\}\}\./);
    },
  );

  it('have words for every key that the source names', () => {
    const keys = sourceKeys(join(import.meta.dirname, '..'));
    expect(keys.length).toBeGreaterThan(100);
    expect([...new Set(keys)].filter((key) => !has(key))).toEqual([]);
  });
});
