/** Whether the environment has what signs a package, by the names that electron-builder reads them under. */
export type SigningEnvironment = {
  readonly updatesUrl: string | undefined;
  readonly isSigned: boolean;
  readonly isNotarised: boolean;
};

const notaries = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

export function readSigningEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): SigningEnvironment {
  // A workflow hands over a secret that is not set as an empty text.
  const has = (name: string): boolean => (env[name] ?? '') !== '';
  const isSigned = platform !== 'linux' && (has('CSC_LINK') || (platform === 'win32' && has('WIN_CSC_LINK')));
  return {
    updatesUrl: has('DUEBOOK_UPDATES_URL') ? env.DUEBOOK_UPDATES_URL : undefined,
    isSigned,
    isNotarised: platform === 'darwin' && isSigned && notaries.some((names) => names.every(has)),
  };
}
