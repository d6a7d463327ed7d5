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

/** Without promises nothing is to be expected of them, whatever share of earlier ones was kept. */
function timesRate(amountMinor: number | bigint, rate: FigureValue): FigureValue {
  if (amountMinor === 0) return whole(0);
  if (!rate.defined) return rate;
  return multiplyValue(rate, amountMinor);
}
