import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/core/messages/index.js';
import { quoteAddress } from '../../src/interop/documents.js';
import { claimPage } from '../../src/interop/pages/claimPage.js';
import { html } from '../../src/interop/pages/html.js';
import { hostileCases } from './_maps.js';

describe('html', () => {
	it('escapes text in content and in attributes, and leaves HTML as it is', () => {
		const inner = html`<b>${'<&"\'>'}</b>`;
		expect(html`<p title="${'"'}">${inner}${null}${false}${[1, 'a<b']}</p>`.toString()).toBe(
			'<p title="&quot;"><b>&lt;&amp;&quot;&#39;&gt;</b>1a&lt;b</p>',
		);
	});
});

describe('the page of a claim', () => {
	it('takes whatever is on record as text', () => {
		fc.assert(
			fc.property(hostileCases, fc.constantFrom('en', 'zh'), ({ case: theCase, assessment }, language) => {
				const page = claimPage(
					{
						...{ case: theCase, assessment, verdict: null, scoredAt: '2026-01-01T00:00:00.000Z', history: [] },
						...{ stories: [], corrections: [], leaning: [] },
					},
					{
						...{
							messages: messagesIn(language),
							path: '/claims/x',
							origin: 'https://claims.example',
							stylesheet: '/s.css',
						},
						...{ saysLanguage: false, playground: true },
					},
					{ asDossier: false },
				);
				expect(page).not.toMatch(/<script|<!-- --|<b>|href="javascript|\u202E/i);
				expect(page.match(/<li[ >]/g)?.length ?? 0).toBe(page.match(/<\/li>/g)?.length ?? 0);
				expect(page.match(/<p[ >]/g)?.length ?? 0).toBe(page.match(/<\/p>/g)?.length ?? 0);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('the place of a quote in a document', () => {
	it('is an address that browsers scroll to', () => {
		expect(quoteAddress('https://a.example/x#part', 'from day-one, he said')).toBe(
			'https://a.example/x#part:~:text=from%20day%2Done%2C%20he%20said',
		);
		expect(quoteAddress('javascript:alert(1)', 'x')).toBeNull();
	});
});
