import type { TemplateSave, TemplateView } from '../../src-shared/contract/template-view.ts';
import { documentTemplateId } from '../../src-shared/domain/document-template/document-template.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { assertNotLocked } from './account-calls.ts';
import type { EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { noTemplate } from './held-template.ts';
import { isReplicaShown } from './replica-shown.ts';

/** The template of the organisation; the built-in one while the replica is not of the person who is signed in. */
export function templateView({ device, rules }: Pick<EngineServices, 'device' | 'rules'>): TemplateView {
  return isReplicaShown(device) ? rules.template() : noTemplate;
}

/**
 * Has the server write the template for everybody; it comes back with the next pull.
 * @throws {FailureError} SIGN_IN_NEEDED, FORBIDDEN but for administrators, REFERENCE_CHANGED where somebody else was
 * faster, what a request may fail with, or why the device is locked.
 */
export async function saveTemplate(
  { device, sync }: Pick<EngineServices, 'device' | 'sync'>,
  { template, version }: TemplateSave,
): Promise<void> {
  assertNotLocked(device);
  const actor = device.session()?.actor;
  if (actor === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  if (actor.role !== 'administrator') throw new FailureError(failure('FORBIDDEN'));
  const document = {
    id: documentTemplateId,
    accountId: '',
    seq: 0,
    kind: documentTemplateId,
    version,
  } as const;
  const written = await sync.putReference({ ...document, value: template });
  if (!written.ok) throw new FailureError(written.failure);
  sync.now();
}
