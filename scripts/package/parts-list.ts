import type { AppManifest } from './app-manifest.ts';
import type { ForeignPart } from './foreign-part.ts';

/** The parts of a package as a CycloneDX document (SBOM); the same parts give the same document. */
export function partsList(app: AppManifest, parts: readonly ForeignPart[]): object {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        'bom-ref': `${app.name}@${app.version}`,
        type: 'application',
        name: app.name,
        version: app.version,
        description: app.description,
        licenses: [{ expression: app.license }],
      },
    },
    components: parts.map(component),
    dependencies: [{ ref: `${app.name}@${app.version}`, dependsOn: parts.map(referenceTo) }],
  };
}

function component(part: ForeignPart): object {
  const { name, version, address, licence, author } = part;
  const [group, inner] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return {
    'bom-ref': referenceTo(part),
    type: 'library',
    ...(group === undefined ? {} : { group }),
    name: inner,
    ...(version === undefined ? {} : { version }),
    ...(author === undefined ? {} : { author }),
    licenses: [{ expression: licence }],
    ...(address === undefined ? {} : { purl: address }),
  };
}

function referenceTo({ name, address }: ForeignPart): string {
  return address ?? name;
}
