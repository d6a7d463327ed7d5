/** The page for whoever comes without a session: what happened and how to get in. */
export function refusalPage(reason: 'token' | 'session'): string {
  const why =
    reason === 'token'
      ? 'This address has been used already, or it belongs to an earlier start of the workstation.'
      : 'This browser has no session with the workstation.';
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Duebook: not signed in here</title></head>
<body>
<h1>This page needs a fresh address</h1>
<p>${why}</p>
<p>Each start of the workstation prints an address that works once. To get a new one, stop the workstation
(Ctrl C where it runs) and start it again with <code>npm start</code>; then open the address that it prints.
Nothing is lost by that: everything you did is stored.</p>
</body>
</html>
`;
}
