import { describe, expect, it } from 'vitest';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import { accountCollections } from './database-schema.ts';
import { collectionsFor, hintPayload } from './hints.ts';
import { deviceScope, organisationScope, type Viewer } from './scope.ts';

const viewer = (userId: string, role: Viewer['role'], territories: readonly string[] = []): Viewer => ({
  ...{ userId, role, territories, deviceId: 'd' },
});
const amelie = viewer('amelie', 'collector');
const agent = viewer('amelie', 'field-agent');
const ruth = viewer('ruth', 'manager', ['North', 'a/b']);
const admin = viewer('admin', 'administrator');

const hint = (scopes: readonly string[] | null) => ({
  ...{ tenantId: 't', seq: 7, collections: [...collectionNames] },
  scopes: scopes === null ? null : [...scopes],
});
const accounts = [...accountCollections];

describe('hints', () => {
  it.each([
    ['a collector of an own account', amelie, ['collector/amelie/New'], accounts],
    ['a field agent of an own account', agent, ['collector/amelie/'], accounts],
    ['nobody of an account of somebody whose name begins alike', amelie, ['collector/amelie2/North'], []],
    ['a manager of the team, of new collectors too', ruth, ['collector/new/North'], accounts],
    ['a manager of a territory with a slash in its name', ruth, ['collector/x/a/b'], accounts],
    ['no manager of another territory', ruth, ['collector/x/North/b', 'collector/North/South'], []],
    ['an administrator of every account', admin, ['collector/x/'], accounts],
    ['the device of its outcomes', amelie, [deviceScope('d', 'amelie')], ['outcomes']],
    ['no other device', admin, [deviceScope('d', 'amelie'), deviceScope('e', 'admin')], []],
    ['everybody of reference data', agent, [organisationScope], ['reference']],
  ])('tell %s', (_whom, to, scopes, collections) => {
    expect(collectionsFor(to, hint(scopes))).toEqual(collections);
  });

  it('fit into what the database sends: one for too many scopes is for everybody', () => {
    const few = hint(['collector/ä/North']);
    expect(JSON.parse(hintPayload(few))).toEqual(few);
    const many = hint(Array.from({ length: 100 }, (_, n) => `collector/${n}/${'ä'.repeat(60)}`));
    const payload = hintPayload(many);
    expect(Buffer.byteLength(payload)).toBeLessThan(8000);
    expect(collectionsFor(amelie, JSON.parse(payload))).toEqual(collectionNames);
  });
});
