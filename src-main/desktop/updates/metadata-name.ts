import type { UpdateChannel } from '../../../src-shared/contract/updates-view.ts';

/**
 * The name under which the packager writes what is newest on a channel for a system: `latest.yml`, `beta-mac.yml`,
 * `latest-linux-arm64.yml`.
 */
export function metadataName(channel: UpdateChannel, platform: NodeJS.Platform, arch: string): string {
  const channelName = channel === 'stable' ? 'latest' : 'beta';
  return `${channelName}${systemSuffix(platform, arch)}.yml`;
}

function systemSuffix(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin') return '-mac';
  if (platform !== 'linux') return '';
  return arch === 'x64' ? '-linux' : `-linux-${arch}`;
}
