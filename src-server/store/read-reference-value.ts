import type { z } from 'zod';
import type { Trx } from './store.ts';

/** The value of a reference document of an organisation; undefined where it has none that can be read. */
export async function readReferenceValue<Value>(
  trx: Trx,
  {
    tenantId,
    id,
    schema,
  }: { readonly tenantId: string; readonly id: string; readonly schema: z.ZodType<Value> },
): Promise<Value | undefined> {
  const row = await trx
    .selectFrom('reference')
    .select('doc')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('deleted', '=', false)
    .executeTakeFirst();
  const { value } = (row?.doc ?? {}) as { readonly value?: unknown };
  return schema.safeParse(value).data;
}
