import { describe, expect, test } from 'vitest';
import { templatePreviewSchema } from '../../src-shared/contract/template-view.ts';
import { addDays } from '../../src-shared/domain/calendar/business-date.ts';
import { builtInTemplate } from '../../src-shared/domain/document-template/document-template.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { testOrganisation } from '../../test/fixtures/builders/test-organisation.ts';
import { statementSections } from '../documents/statement/statement-section.ts';
import type { EngineServices } from './engine-services.ts';
import { noTemplate } from './held-template.ts';
import type { DocumentContent, StatementContent } from './ports/documents-port.ts';
import { printedSlots } from './printed-slots.ts';
import { previewTemplate } from './template-preview.ts';

/** What the statement of an account with an open invoice is made of while a text is written. */
async function previewed(slot: string | null): Promise<StatementContent> {
  const aggregate = buildAggregate({ invoices: [buildInvoice()] });
  const session = { actor: buildActor(), organisation: testOrganisation('o1', 'Duebook Test') };
  const seen: DocumentContent[] = [];
  const services = {
    device: { session: () => session, lock: () => undefined },
    reader: { read: async () => ({ aggregate, waitingIds: new Set<string>(), waitingCount: 0 }) },
    clock: { today: () => builtToday },
    rules: { settings: () => defaultSettings, people: () => [], template: () => noTemplate },
    documents: {
      render: async (content: DocumentContent) => {
        seen.push(content);
        return { pdf: new Uint8Array([1]), pageCount: 1, inputHash: 'h', fileName: 'f.pdf', notices: [] };
      },
    },
  };
  const wanted = { accountId: 'account-1', locale: 'en', kind: 'statement', level: 1, slot };
  await previewTemplate(
    services as unknown as EngineServices,
    templatePreviewSchema.parse({ ...wanted, template: builtInTemplate }),
  );
  const [content] = seen;
  if (content?.kind !== 'statement') throw new Error('no statement was printed');
  return content;
}

describe('the preview of a statement takes the form that prints the text which is written', () => {
  test.each(['title', 'intro', 'introEmpty', 'introSummary', 'forwardTitle', 'forwardIntro', 'closing'])(
    '%s',
    async (name) => {
      const content = await previewed(`statement.${name}`);
      expect(printedSlots(content)).toContainEqual([`statement.${name}`]);
      // What it says adds up, or nothing would be printed.
      expect(statementSections(content)).toHaveLength(1);
    },
  );

  test('I1: of a quarter of a year where the balance is carried forward', async () => {
    expect((await previewed('statement.forwardIntro')).forward).toEqual({
      ...{ from: addDays(builtToday, -90), balances: expect.anything() },
    });
  });

  test('every open item where no text of a form is written', async () => {
    const content = await previewed(null);
    expect(content).toMatchObject({ isSummary: false, forward: null, items: [{ kind: 'invoice' }] });
  });
});
