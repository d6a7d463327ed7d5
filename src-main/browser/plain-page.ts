import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { HostLanguage } from '../desktop/host-language.ts';
import { plainPageStyle } from './plain-page-style.ts';

/** A page that a host writes by itself, where the screens are not there or must not be. */
export type PlainPage = {
  readonly status: number;
  readonly language: HostLanguage;
  readonly title: string;
  /** What follows the title: HTML in which every text from elsewhere is escaped. */
  readonly html: string;
};

/** Runs nothing and loads nothing: all that it shows is in it. */
export function answerWithPage(response: ServerResponse, page: PlainPage): void {
  const nonce = randomBytes(16).toString('base64url');
  response.writeHead(page.status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    vary: 'accept-language',
    // No line stays open that would hold the port when the workstation takes it over.
    connection: 'close',
  });
  response.end(pageText(page, nonce));
}

function pageText({ language, title, html }: PlainPage, nonce: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Duebook: ${escapeHtml(title)}</title>
<style nonce="${nonce}">${plainPageStyle}</style>
</head>
<body>
<main>
<section role="alert" tabindex="-1" autofocus aria-labelledby="title">
<p class="product">Duebook</p>
<h1 id="title">${escapeHtml(title)}</h1>
${html}
</section>
</main>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
