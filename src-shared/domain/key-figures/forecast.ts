import { type AmountFigure, amountOf, type Figure, sumOf, type Values } from './figure.ts';
import type { Horizon } from './figure-basis.ts';
import { addValues, type FigureValue, multiplyValue, whole } from './figure-value.ts';

/** Cash to be expected from the as-of date until a horizon. Values in minor units, exact and so with a fraction. */
export type Forecast = {
  readonly horizonDays: number;
  /** Open promises until then × the share of promised money that was kept. */
  readonly promised: Figure;
  /** What is expected of other open invoices by the payment dates of their customers. */
  readonly open: AmountFigure;
  /** Without a kept rate for open promises there is none; it is at least what is expected of the invoices. */
  readonly total: Figure;
};

/** Forecast = Σ promises × kept rate + Σ open × payment-date distribution of the customer, per horizon. */
export function forecasts(values: Values, keptRate: Figure, horizons: readonly Horizon[]): Forecast[] {
  return horizons.map(({ days, promisedKey, openKey }) => {
    const promised: Figure = {
      value: timesRate(sumOf(values, promisedKey), keptRate.value),
      components: [promisedKey, ...keptRate.components],
    };
    const open = amountOf(values, openKey);
    const total: Figure = {
      value: addValues(promised.value, whole(open.amountMinor)),
      components: [...promised.components, ...open.components],
    };
    return { horizonDays: days, promised, open, total };
  });
}

/** Without promises nothing is to be expected of them; with some, it takes earlier ones to say how much. */
function timesRate(amountMinor: number | bigint, rate: FigureValue): FigureValue {
  if (amountMinor === 0) return whole(0);
  if (!rate.defined) return { defined: false, reason: 'no-promise-to-judge-by' };
  return multiplyValue(rate, amountMinor);
}
