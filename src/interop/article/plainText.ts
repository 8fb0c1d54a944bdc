import { isBlock, isUnread, lineOf } from './scanPage.js';

/** As much of a DOM node as is read here. */
export interface PageNode {
	readonly nodeType: number;
	readonly nodeName: string;
	readonly nodeValue: string | null;
	readonly firstChild: PageNode | null;
	readonly nextSibling: PageNode | null;
	readonly parentNode: PageNode | null;
}
const elementNode = 1;
const textNode = 3;

/** The text of a node, a paragraph, heading, list entry or table cell a line. */
export function plainText(root: PageNode): string {
	const lines: string[] = [];
	let line = '';
	const endLine = () => {
		const text = lineOf(line);
		if (text) lines.push(text);
		line = '';
	};
	let node: PageNode | null = root;
	while (node) {
		const isElement = node.nodeType === elementNode;
		if (isElement && isBlock(node.nodeName)) endLine();
		if (node.nodeType === textNode) line += node.nodeValue ?? '';
		if (node.firstChild && !(isElement && isUnread(node.nodeName))) {
			node = node.firstChild;
			continue;
		}
		while (node && node !== root && !node.nextSibling) {
			node = node.parentNode;
			if (node && isBlock(node.nodeName)) endLine();
		}
		node = node === root || !node ? null : node.nextSibling;
	}
	endLine();
	return lines.join('\n').toWellFormed();
}
