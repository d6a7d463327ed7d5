import type { HostLanguage } from '../desktop/host-language.ts';
import type { BrokenPolicy } from '../desktop/policy/find-policy.ts';
import { policyWords } from '../desktop/policy/policy-words.ts';
import { escapeHtml, type PlainPage } from './plain-page.ts';

/** The page in place of all screens while the policy of the machine is broken. */
export function policyPage(broken: BrokenPolicy, language: HostLanguage, token: string): PlainPage {
  const words = policyWords(broken, language);
  const problems = words.problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join('\n');
  const html = `<p class="place">${escapeHtml(words.text)}</p>
<p class="next">${escapeHtml(words.wayOn)}</p>
<p class="label">${escapeHtml(words.forAdministrators)}</p>
<ul>
${problems}
</ul>
<form action="/" method="get">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<button>${escapeHtml(words.tryAgain)}</button>
</form>`;
  return { status: 503, language, title: words.title, html };
}
