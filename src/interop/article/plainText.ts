/** As much of a DOM node as is read here. */
export interface PageNode {
	readonly nodeType: number;
	readonly nodeName: string;
	readonly nodeValue: string | null;
	readonly firstChild: PageNode | null;
	readonly nextSibling: PageNode | null;
	readonly parentNode: PageNode | null;
}

const blocks = new Set(
	'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
		' ',
	),
);
const unread = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE IFRAME OBJECT SVG CANVAS TEXTAREA SELECT'.split(' '));
const elementNode = 1;
const textNode = 3;

/** The text of a node, a paragraph, heading, list entry or table cell a line, white space as a browser shows it. */
export function plainText(root: PageNode, options: { readonly most: number }): string {
	const lines: string[] = [];
	let line = '';
	let length = 0;
	const endLine = () => {
		const text = line.replace(/[\s\u00a0]+/g, ' ').trim();
		if (text) lines.push(text);
		line = '';
	};
	// Step by step, not by recursion: strangers nest as deep as they like.
	let node: PageNode | null = root;
	while (node && length < options.most) {
		const name: string = node.nodeName.toUpperCase();
		const isBlock = node.nodeType === elementNode && blocks.has(name);
		if (isBlock) endLine();
		if (node.nodeType === textNode) {
			const text = node.nodeValue ?? '';
			line += text;
			length += text.length;
		}
		if (node.firstChild && !(node.nodeType === elementNode && unread.has(name))) {
			node = node.firstChild;
			continue;
		}
		while (node && node !== root && !node.nextSibling) {
			node = node.parentNode;
			if (node && blocks.has(node.nodeName.toUpperCase())) endLine();
		}
		node = node === root || !node ? null : node.nextSibling;
	}
	endLine();
	return lines.join('\n').slice(0, options.most).toWellFormed();
}
