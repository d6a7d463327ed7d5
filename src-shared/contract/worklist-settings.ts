import { z } from 'zod';
import { userIdSchema } from '../domain/ids.ts';
import { narrowingSchema, worklistGroupings, worklistQuerySchema } from './worklist-view.ts';

/** The columns that a table of accounts can have, in the order in which they stand until somebody changes it. */
export const accountColumns = [
  'score',
  'account',
  'overdue',
  'toCollect',
  'ageing',
  'promise',
  'dispute',
  'contact',
  'balance',
  'creditUse',
  'risk',
  'hold',
  'segment',
  'collector',
  'territory',
] as const;
export type AccountColumn = (typeof accountColumns)[number];

/** A filter under a name: what is shown, in which order, in which groups. */
export const savedFilterSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  filter: worklistQuerySchema.shape.filter,
  search: z.string().max(200),
  sort: worklistQuerySchema.shape.sort,
  direction: worklistQuerySchema.shape.direction,
  narrowing: narrowingSchema,
  grouping: z.enum(worklistGroupings).nullable(),
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;

/** How somebody has set up the tables of accounts on this device: no command, nothing of it is shared. */
export const worklistSettingsSchema = z.object({
  filters: z.array(savedFilterSchema).max(100),
  /** Those that are shown, in their order. */
  columns: z.array(z.enum(accountColumns)).min(1).max(accountColumns.length),
  density: z.enum(['comfortable', 'dense']),
});
export type WorklistSettings = z.infer<typeof worklistSettingsSchema>;

/** The settings with whose they are: what one person changed while another signs in is not kept as theirs. */
export const ownWorklistSettingsSchema = z.object({ userId: userIdSchema, settings: worklistSettingsSchema });
export type OwnWorklistSettings = z.infer<typeof ownWorklistSettingsSchema>;

export const firstWorklistSettings: WorklistSettings = {
  filters: [],
  columns: ['score', 'account', 'overdue', 'toCollect', 'ageing', 'promise', 'dispute', 'contact'],
  density: 'comfortable',
};
