import type { SqliteMigration } from '../sqlite-file/apply-migrations.ts';
import { createOutbox } from './0001-create-outbox.ts';
import { createWorklist } from './0002-create-worklist.ts';
import { createDeviceSetting } from './0003-create-device-setting.ts';
import { createReadModels } from './0004-create-read-models.ts';
import { createDeviceAudit } from './0005-create-device-audit.ts';
import { createHeldFiles } from './0006-create-held-files.ts';
import { createAccountFacets } from './0007-create-account-facets.ts';
import { createIssuedDocuments } from './0008-create-issued-documents.ts';
import { createDocumentBatches } from './0009-create-document-batches.ts';
import { createSealedAnswers } from './0010-create-sealed-answers.ts';

/** The steps that make the workstation's own tables beside the replica, in order. */
export const workstationMigrations: readonly SqliteMigration[] = [
  createOutbox,
  createWorklist,
  createDeviceSetting,
  createReadModels,
  createDeviceAudit,
  createHeldFiles,
  createAccountFacets,
  createIssuedDocuments,
  createDocumentBatches,
  createSealedAnswers,
];
