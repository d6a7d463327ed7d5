import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../calendar/business-date.ts';
import { documentFields, freeText, wordedText } from '../document.ts';
import { sha256Schema } from '../file-reference.ts';
import { deviceIdSchema, paperIdSchema } from '../ids.ts';
import { signedSchema } from '../organisation/actor.ts';
import { documentNumberSchema } from './document-number.ts';

/** How a document left the workstation; one that is only looked at is not issued. */
export const issueMeans = ['saved', 'printed', 'batch', 'mailed'] as const;
export type IssueMeans = (typeof issueMeans)[number];

/**
 * What was asked for beside account, kind and language: which promise, which days. Its names are those of the kind, and
 * a server that does not know the kind takes it in all the same.
 */
const subjectSchema = z
  .record(z.string().regex(/^[A-Za-z]{1,40}$/), z.union([freeText(80), z.int(), z.boolean(), z.null()]))
  .refine((subject) => Object.keys(subject).length <= 20, { error: 'has too many fields' });

/** What the register has of an issued document beside who issued it when; what it said stays on its device. */
export const paperFields = {
  number: documentNumberSchema,
  kind: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  /** BCP 47 */
  locale: wordedText(20),
  subject: subjectSchema,
  /** The day that it speaks of. */
  asOf: businessDateSchema,
  pageCount: z.int().min(1).max(100_000),
  /** Which version of the organisation's template it was set in; null for the one that comes with the program. */
  templateVersion: z.int().min(1).nullable(),
  /** SHA-256 of the canonical input, in hex: the same for a document and its copies. */
  inputHash: sha256Schema,
  /** SHA-256 of the file, in hex. */
  fileHash: sha256Schema,
  means: z.enum(issueMeans),
  /** Of a copy: the first document of the same input, and which copy of it this is; else null. */
  copyOf: z
    .object({
      paperId: paperIdSchema,
      number: documentNumberSchema,
      issuedOn: businessDateSchema,
      issuedAt: instantSchema,
      copy: z.int().min(1).max(1_000_000),
    })
    .nullable(),
};

/** An issued document as the whole team sees it: a fact, written once. */
export const paperSchema = z.object({
  id: paperIdSchema,
  ...documentFields,
  ...paperFields,
  deviceId: deviceIdSchema,
  issued: signedSchema,
});
export type IssuedPaperRecord = z.infer<typeof paperSchema>;
