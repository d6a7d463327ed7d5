import { describe, expect, it } from 'vitest';
import type { ActionField } from './action.ts';
import { placeFailures } from './place-failures.ts';

const text = (name: string): ActionField => ({ kind: 'text', name, label: name, initial: '', maxLength: 9 });
const places = {
  fields: [text('until'), text('reason'), text('item-i1'), text('collectorId')],
  fieldOfCode: { DUE_DATE_PAST: 'until' },
  fieldOfInvoice: { 'R-1': 'item-i1' },
};
const past = { code: 'DUE_DATE_PAST', params: { date: '2026-04-01' } };
const tooMuch = {
  code: 'AMOUNT_EXCEEDS_OPEN',
  params: { invoice: 'R-1', amountMinor: 5, availableMinor: 4 },
};
const forbidden = { code: 'FORBIDDEN', params: {} };

describe('failures of a dialog', () => {
  it('stand each where it belongs: at its code, at its invoice, at the dialog', () => {
    expect(placeFailures({ ...past, others: [tooMuch, forbidden] }, places)).toEqual({
      fields: { until: past, 'item-i1': tooMuch },
      whole: forbidden,
    });
  });

  it('stand at the field that could not be read, however deep it lies in the input', () => {
    const invalid = (field: string) => ({ code: 'COMMAND_INVALID', params: { command: 'x', field } });
    expect(placeFailures(invalid('to.collectorId'), places).fields).toHaveProperty('collectorId');
    expect(placeFailures(invalid('reason'), places).fields).toHaveProperty('reason');
    expect(placeFailures(invalid('items.0'), places).whole).toEqual(invalid('items.0'));
  });

  it('share a place, the first as the headline', () => {
    const again = { code: 'DUE_DATE_PAST', params: { date: '2026-03-01' } };
    expect(placeFailures({ ...past, others: [again] }, places).fields.until).toEqual({
      ...past,
      others: [again],
    });
  });
});
