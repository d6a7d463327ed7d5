import { quotient, whole } from './figure-value.ts';
import type { CurrencyKeyFigures, KeyFigures } from './key-figures.ts';

/** Key figures of one currency in which every number is another one. */
export function currencyFigures(changed: Partial<CurrencyKeyFigures> = {}): CurrencyKeyFigures {
  const value = (numerator: number, denominator = 1) => ({
    value: quotient(numerator, denominator, 'no-sales'),
    components: ['closing.receivables', 'sales'] as const,
  });
  return {
    currency: 'EUR',
    receivables: { amountMinor: 300_000, components: ['closing.receivables'] },
    credits: { amountMinor: 5_000, components: ['closing.credits'] },
    ageing: [
      { amountMinor: 100_000, components: ['roll/new/0'] },
      { amountMinor: 200_000, components: ['roll/0/1', 'roll/1/1'] },
      { amountMinor: 0, components: [] },
    ],
    sales: { amountMinor: 600_000, components: ['sales'] },
    dso: value(45),
    bestPossibleDso: value(15),
    averageDaysDelinquent: value(30),
    countBackDso: value(607, 12),
    cei: value(80),
    daysLatePaid: value(7, 2),
    daysLateOpen: value(1, 0),
    promisesKeptByCount: value(2, 3),
    promisesKeptByAmount: value(1, 2),
    rollRates: [{ fromBucket: 0, toBucket: 1, ...value(1, 4) }],
    cashCollected: [
      { collectorId: 'u1', amountMinor: 40_000, components: ['cash/u1'] },
      { collectorId: 'u2', amountMinor: 10_000, components: ['cash/u2'] },
    ],
    overdueByCollector: [{ collectorId: 'u1', amountMinor: 120_000, components: ['overdue/u1'] }],
    collected: [{ horizonDays: 30, amountMinor: 50_000, components: ['collected/30'] }],
    forecasts: [
      {
        horizonDays: 30,
        promised: { value: quotient(40_001, 2, 'no-sales'), components: ['forecast.promised/30'] },
        open: { amountMinor: 60_000, components: ['forecast.open/30'] },
        total: { value: whole(80_000), components: ['forecast.promised/30', 'forecast.open/30'] },
      },
    ],
    withoutHistory: { amountMinor: 1_000, components: ['forecast.noHistory'] },
    ...changed,
  };
}

/** As {@link currencyFigures}, with the figures that have no currency. */
export function keyFiguresOf(currencies: readonly CurrencyKeyFigures[]): KeyFigures {
  return {
    currencies,
    rightPartyContactRate: {
      value: quotient(1, 5, 'no-attempts'),
      components: ['contact.attemptsReached', 'contact.attempts'],
    },
    promisesPerContact: {
      value: quotient(0, 0, 'no-contacts'),
      components: ['contact.promises', 'contact.rightParty'],
    },
    team: [
      {
        personId: 'u1',
        carried: { count: 12, components: ['carried/u1'] },
        contacts: { count: 40, components: ['person.contacts/u1'] },
        rightParty: { count: 10, components: ['person.rightParty/u1'] },
        rightPartyContactRate: {
          value: quotient(6, 24, 'no-attempts'),
          components: ['person.attemptsReached/u1', 'person.attempts/u1'],
        },
        promises: { count: 6, components: ['person.promises/u1'] },
        kept: { count: 3, components: ['person.kept/u1'] },
        notKept: { count: 1, components: ['person.notKept/u1'] },
        keptRate: {
          value: quotient(3, 4, 'no-promise-fell-due'),
          components: ['person.kept/u1', 'person.notKept/u1'],
        },
      },
    ],
  };
}
