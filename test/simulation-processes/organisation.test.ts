import { describe, expect, test } from 'vitest';
import { isImportedId, planOrganisation } from './organisation.ts';

describe('the simulated organisations', () => {
  test.each([2, 4, 8, 20, 40])(
    'with %i workstations each has a person, and two organisations are there',
    (count) => {
      const { seats, tenants } = planOrganisation(count);
      expect(seats).toHaveLength(count);
      expect(new Set(seats.map(({ tenantId }) => tenantId)).size).toBe(2);
      for (const { tenantId, person } of seats) {
        expect(tenants.find((tenant) => tenant.tenantId === tenantId)?.people).toContain(person);
      }
    },
  );

  test('of twenty, two are one person’s, and every role works', () => {
    const { seats } = planOrganisation(20);
    expect(new Set(seats.map(({ person }) => person)).size).toBe(19);
    const roles = new Set(seats.map(({ person }) => person.role));
    expect(roles).toEqual(new Set(['administrator', 'manager', 'collector', 'field-agent']));
  });

  test('a document of the ledger is told from one of a command by its id', () => {
    expect(isImportedId('promise-12-3')).toBe(true);
    expect(isImportedId('8c7f5f3e-2f1f-4f57-9a8e-2d2f0a3d9b11')).toBe(false);
  });
});
