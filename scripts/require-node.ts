/** Scripts run on the Node 24 of the devDependency; whoever calls them past npm learns so. */
export function requireNode24(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 24)
    throw new Error(`Run this through npm, which brings Node 24; this is Node ${process.versions.node}.`);
}
