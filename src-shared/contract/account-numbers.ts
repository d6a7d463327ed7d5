import { z } from 'zod';
import { maxPackAccounts } from './statement-pack.ts';

/** Numbers of accounts, as the organisation writes them. */
export const accountNumbersSchema = z.object({
  numbers: z.array(z.string().min(1).max(64)).max(maxPackAccounts),
});

export type AccountOfNumber = {
  readonly accountId: string;
  readonly number: string;
  readonly name: string;
};
