import type { PolicyWords } from '../desktop/policy/policy-words.ts';

/** The page in place of all screens while the policy of the machine is broken. `nonce` is that of its style. */
export function policyPage(words: PolicyWords, token: string, nonce: string): string {
  const problems = words.problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Duebook: ${escapeHtml(words.title)}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 100vh; margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 38rem; margin: 1.5rem; padding: 2rem; border: 1px solid GrayText; border-radius: 12px; }
h1 { margin: 0 0 0.5rem; font-size: 1.375rem; line-height: 1.3; }
li { overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: 0.875rem; }
button { font: inherit; font-weight: 600; padding: 0.5rem 1.25rem; cursor: pointer; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(words.title)}</h1>
<p>${escapeHtml(words.text)}</p>
<ul>
${problems}
</ul>
<p>${escapeHtml(words.wayOn)}</p>
<form action="/" method="get">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<button autofocus>Try again</button>
</form>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
