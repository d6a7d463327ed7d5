import { describe, expect, test } from 'vitest';
import type { IssuedDocument } from '../../src-shared/contract/issued-documents-view.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { sketchGroup } from '../documents/group-statement/group-content.fixture.ts';
import type { EngineServices } from './engine-services.ts';
import { issuedPaper } from './issued-paper.ts';

const content = sketchGroup();
const numbers = content.members.map(({ account }) => account.number);
const issued = { documentId: 'd1', number: 'A7KX2M-D17', copyOf: null } as IssuedDocument;

/** A workstation that has the statement of a group, and the accounts of these numbers. */
const servicesWith = (held: readonly string[]) =>
  ({
    device: {
      session: () => ({ actor: buildActor() }),
      lock: () => undefined,
      replicaOwner: () => buildActor().userId,
    },
    issuedDocuments: { find: () => issued, content: () => content },
    readModels: { rows: () => held.map((number) => ({ number })) },
  }) as unknown as EngineServices;

describe('the paper of an issued statement of a group', () => {
  test('is there while each account on it is', () => {
    expect(issuedPaper(servicesWith(['1', ...numbers]), 'd1').content).toBe(content);
  });

  // Who signs in later on the same device, or whose accounts change, may have the one at the top alone.
  test('is not there for somebody who does not have each account on it', () => {
    for (const gone of numbers) {
      const services = servicesWith(numbers.filter((number) => number !== gone));
      expect(() => issuedPaper(services, 'd1')).toThrow(
        expect.objectContaining({ failure: { code: 'DOCUMENT_NOT_HERE', params: {} } }),
      );
    }
  });
});
