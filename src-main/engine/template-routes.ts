import { implement } from '@orpc/server';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import type { EngineServices } from './engine-services.ts';
import { watchValue } from './list-routes.ts';
import { saveTemplate, templateView } from './template-calls.ts';
import { previewTemplate } from './template-preview.ts';
import { typed } from './typed-failures.ts';

const os = implement(engineContract);

/** How the papers of the organisation look and what they say. */
export function templateRoutes(services: EngineServices) {
  return {
    watch: os.templates.watch.handler(({ signal }) =>
      watchValue(services, ['session'], () => templateView(services), signal),
    ),
    preview: os.templates.preview.handler(({ input, errors }) =>
      typed(errors.FAILED, () => previewTemplate(services, input)),
    ),
    save: os.templates.save.handler(({ input, errors }) =>
      typed(errors.FAILED, () => saveTemplate(services, input)),
    ),
  };
}
