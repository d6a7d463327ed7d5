import { businessDate } from '../calendar/business-date.ts';
import { rate } from '../money/rate.ts';
import type { BaseRates } from './base-rates.ts';

/** Per cent of the first and the second half of a year; only the first where the second is not set yet. */
type RatesOfYear = readonly [year: number, first: string, second?: string];

function table(key: string, readOn: BaseRates['readOn'], years: readonly RatesOfYear[]): BaseRates {
  return {
    key,
    readOn,
    rates: years.flatMap(([year, first, second]) => [
      { halfYear: businessDate(`${year}-01-01`), rate: rate(first) },
      ...(second === undefined ? [] : [{ halfYear: businessDate(`${year}-07-01`), rate: rate(second) }]),
    ]),
  };
}

/**
 * Bank Rate of the Bank of England on the 31 December and the 30 June before. 2011 to the first half of 2024 as in the
 * table of reference rates for the Late Payment of Commercial Debts (Interest) Act at payontime.co.uk; 2009 and 2010
 * by the dates of the changes (2.0 % from 4 December 2008, 0.5 % from 5 March 2009: bbc.com/news/10612477). After it:
 * 5.25 % was held on 20 June 2024; 4.75 % held until 6 February 2025 and 4.25 % from 8 May 2025 (HMRC, which follows
 * it, as reported at rossmartin.co.uk); 3.75 % from 18 December 2025 (gov.uk, HMRC revises interest rates).
 */
const bankOfEngland = table('bank-of-england', 'day-before-half-year', [
  [2009, '2.00', '0.50'],
  [2010, '0.50', '0.50'],
  [2011, '0.50', '0.50'],
  [2012, '0.50', '0.50'],
  [2013, '0.50', '0.50'],
  [2014, '0.50', '0.50'],
  [2015, '0.50', '0.50'],
  [2016, '0.50', '0.50'],
  [2017, '0.25', '0.25'],
  [2018, '0.50', '0.50'],
  [2019, '0.75', '0.75'],
  [2020, '0.75', '0.10'],
  [2021, '0.10', '0.10'],
  [2022, '0.25', '1.25'],
  [2023, '3.50', '5.00'],
  [2024, '5.25', '5.25'],
  [2025, '4.75', '4.25'],
  [2026, '3.75'],
]);

/**
 * Main refinancing operations of the European Central Bank on 1 January and 1 July. 2009 to the first half of 2013 as
 * the Italian ministry of finance published them for decreto legislativo 231/2002 (un-industria.it); the second half of
 * 2013 to that of 2024 as in the table of the Irish Department of Enterprise for S.I. 580/2012 (enterprise.gov.ie).
 * 3.15 % from 18 December 2024, and until 2.90 % was decided on 30 January 2025 (deutschlandfunk.de); 2.15 % in the
 * last operations of June and of December 2025 (Bundesbank on the base rate from 1 January 2026).
 */
const ecbMainRefinancing = table('ecb-main-refinancing', 'first-day-of-half-year', [
  [2009, '2.50', '1.00'],
  [2010, '1.00', '1.00'],
  [2011, '1.00', '1.25'],
  [2012, '1.00', '1.00'],
  [2013, '0.75', '0.50'],
  [2014, '0.25', '0.15'],
  [2015, '0.05', '0.05'],
  [2016, '0.05', '0.00'],
  [2017, '0.00', '0.00'],
  [2018, '0.00', '0.00'],
  [2019, '0.00', '0.00'],
  [2020, '0.00', '0.00'],
  [2021, '0.00', '0.00'],
  [2022, '0.00', '0.00'],
  [2023, '2.50', '4.00'],
  [2024, '4.50', '4.25'],
  [2025, '3.15', '2.15'],
  [2026, '2.15'],
]);

/**
 * Basiszinssatz of § 247 BGB, which the Bundesbank publishes for every half-year. 2002 as in the notices of the
 * Bundesanzeiger (godoku.de, BGB 247), up to the first half of 2013 as listed at vergleich.info, up to the first half of
 * 2025 as listed at lang-schwarz.de, after it the notices for 1 July 2025 (hwk-koeln.de) and 1 January 2026
 * (finanzmarktnachrichten.de).
 */
const germanBase = table('german-base', 'first-day-of-half-year', [
  [2002, '2.57', '2.47'],
  [2003, '1.97', '1.22'],
  [2004, '1.14', '1.13'],
  [2005, '1.21', '1.17'],
  [2006, '1.37', '1.95'],
  [2007, '2.70', '3.19'],
  [2008, '3.32', '3.19'],
  [2009, '1.62', '0.12'],
  [2010, '0.12', '0.12'],
  [2011, '0.12', '0.37'],
  [2012, '0.12', '0.12'],
  [2013, '-0.13', '-0.38'],
  [2014, '-0.63', '-0.73'],
  [2015, '-0.83', '-0.83'],
  [2016, '-0.83', '-0.88'],
  [2017, '-0.88', '-0.88'],
  [2018, '-0.88', '-0.88'],
  [2019, '-0.88', '-0.88'],
  [2020, '-0.88', '-0.88'],
  [2021, '-0.88', '-0.88'],
  [2022, '-0.88', '-0.88'],
  [2023, '1.62', '3.12'],
  [2024, '3.62', '3.37'],
  [2025, '2.27', '1.27'],
  [2026, '1.27'],
]);

/** G2: the tables that an organisation begins with. Every half-year is to be added when its rate is published. */
export const seedBaseRates: readonly BaseRates[] = [bankOfEngland, ecbMainRefinancing, germanBase];
