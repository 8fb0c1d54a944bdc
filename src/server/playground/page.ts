import type { Manifest } from './manifest.js';
import type { Tab } from './tabs.js';

/** Where the files are served, seen from the page: relative, so that a gateway may put the whole under any path. */
const filesAt = 'playground/';

/** What the page may do: our own files and requests, nothing else. Monaco makes style elements, hence their exception. */
export const pagePolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"worker-src 'self'",
	"style-src 'self' 'unsafe-inline'",
	"font-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

/** The sign of the house. */
export const mark =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><path fill="#2563eb" d="M3 4h17v12H10l-5 5v-5H3z"/><path fill="#f59e0b" d="M29 12H14v11h8l5 5v-5h2z"/></svg>';

/**
 * Ours on top of GraphiQL's style. It would move a tab aside the moment it gets the focus (a left-over of its
 * reordering animation), so that a first click misses; put query and answer side by side however narrow the screen;
 * and, being Monaco, frame Chinese punctuation as suspicious.
 */
const style = `.graphiql-tab { transform: none !important; }
.monaco-editor .unicode-highlight { border: 0 !important; background: none !important; }
@media (max-width: 700px) {
	.graphiql-container #graphiql-session { flex-direction: column; min-height: 0; }
	.graphiql-container #graphiql-session > * { min-height: 0; }
	.graphiql-container .graphiql-horizontal-drag-bar { display: none; }
	.graphiql-container .graphiql-sidebar { width: 44px; padding: 4px; }
	.graphiql-container .graphiql-sidebar button { width: 36px; height: 36px; padding: 8px; }
	.graphiql-container .graphiql-logo span { display: none; }
}`;

const page = (head: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Counterclaim playground</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(mark)}">
${head}
</head>
<body>
${body}
</body>
</html>
`;

/** The page that starts GraphiQL. */
export const playgroundPage = (files: { readonly script: string; readonly style: string; readonly start: string }) =>
	page(
		`<link rel="stylesheet" href="${filesAt}${files.style}">
<style>${style}</style>
<script src="${filesAt}${files.script}" defer></script>
<script src="${filesAt}${files.start}" defer></script>`,
		`<noscript><p>The playground needs JavaScript. The service itself does not: POST a query to <code>graphql</code>.</p></noscript>
<div id="root"></div>`,
	);

/** The page in its place while its files are missing. */
export const missingPage = page(
	'',
	`<h1>The playground is not built</h1>
<p>Its files are missing. Run <code>npm run build</code> and load this page again.</p>
<p>The service itself runs: POST a query to <code>graphql</code>.</p>`,
);

/**
 * The script that starts GraphiQL with our workers and tabs. A first visitor gets the tabs; who comes back finds her
 * own, which GraphiQL keeps in the browser. `?query=…&variables=…` opens a query beside them.
 */
export function startScript(manifest: Manifest, tabs: readonly Tab[]): string {
	const workers = Object.fromEntries(Object.entries(manifest.workers).map(([label, file]) => [label, filesAt + file]));
	const options = {
		endpoint: 'graphql',
		title: 'Counterclaim',
		logo: mark,
		shouldPersistHeaders: false,
		showPersistHeadersSettings: true,
		subscriptionsProtocol: 'WS',
	};
	return `'use strict';
(() => {
	const workers = ${JSON.stringify(workers)};
	const options = ${JSON.stringify(options)};
	const tabs = ${JSON.stringify(tabs)};
	self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };
	const address = new URL(location.href);
	const [query, variables] = ['query', 'variables'].map((name) => address.searchParams.get(name));
	if (address.search) history.replaceState(null, '', location.pathname);
	const asked = query ? [{ query, variables }] : [];
	let kept = null;
	try {
		kept = JSON.parse(localStorage.getItem('graphiql:tabState'));
	} catch {} // A browser told to keep nothing.
	// GraphiQL keeps what the open tab holds a second time, and adds a tab when the two differ: so it is told.
	const open = asked[0] ?? kept?.tabs?.[kept.activeTabIndex] ?? tabs[0];
	YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
		...options,
		subscriptionsEndpoint: new URL(options.endpoint, location.href).href,
		query: open?.query ?? '',
		variables: open?.variables ?? '',
		defaultTabs: [...asked, ...tabs],
		// Without this each key pressed would rewrite the address.
		onEditQuery: () => {},
	});
})();
`;
}
