import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeAllocation } from './propose-allocation.ts';

const invoice = (id: string, dueDate: string, promisableMinor: number) => ({
  id,
  number: id,
  dueDate,
  promisableMinor,
});

describe('proposeAllocation', () => {
  const open = [
    invoice('b', '2026-03-01', 500),
    invoice('a', '2026-01-01', 300),
    invoice('c', '2026-02-01', 0),
  ];

  it('covers the oldest due invoices first', () => {
    expect(proposeAllocation(400, open)).toEqual({
      allocations: [
        { invoiceId: 'a', amountMinor: 300 },
        { invoiceId: 'b', amountMinor: 100 },
      ],
      onAccountMinor: 0,
    });
  });

  it('puts on account what no invoice takes', () => {
    expect(proposeAllocation(1000, open).onAccountMinor).toBe(200);
  });

  it('P1: sums to the total and never exceeds what may be promised on an invoice', () => {
    const candidates = fc.array(
      fc.record({
        dueDate: fc.constantFrom('2026-01-01', '2026-02-01'),
        minor: fc.integer({ min: 0, max: 9999 }),
      }),
    );
    fc.assert(
      fc.property(candidates, fc.integer({ min: 0, max: 500_000 }), (drawn, totalMinor) => {
        const rows = drawn.map((one, index) => invoice(`i${index.toString()}`, one.dueDate, one.minor));
        const { allocations, onAccountMinor } = proposeAllocation(totalMinor, rows);
        const sum = allocations.reduce((total, one) => total + one.amountMinor, onAccountMinor);
        expect(sum).toBe(totalMinor);
        for (const one of allocations) {
          const row = rows.find((candidate) => candidate.id === one.invoiceId);
          expect(one.amountMinor).toBeLessThanOrEqual(row?.promisableMinor ?? 0);
        }
      }),
    );
  });
});
