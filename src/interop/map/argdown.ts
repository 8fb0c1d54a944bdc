import type { Messages } from '../../core/messages/catalogue.js';
import { plainText } from '../plainText.js';
import type { ArgumentMap, MapEntry, MapGroup } from './argumentMap.js';

/**
 * The argument map as Argdown: the claim and the claims that it is linked to as statements, what is said as arguments
 * that support (+), attack (−) or undercut (_) what they hang on. Silences stand apart, without a relation.
 */
export function mapArgdown(map: ArgumentMap, options: { readonly messages: Messages }): string {
	const { map: words } = options.messages;
	const titles = new Map<string, number>();
	const titled = (title: string): string => {
		const count = (titles.get(title) ?? 0) + 1;
		titles.set(title, count);
		return count === 1 ? title : titled(`${title} (${count})`);
	};
	const nodeOf = (entry: MapEntry): string => {
		const title = titled(titleText(isLink(entry) ? entry.speaker : `${entry.speaker}: ${entry.deed}`));
		const weight = entry.mass === null ? [] : [entry.mass.toFixed(2)];
		const text = [
			...(entry.said === null ? [] : [entry.said]),
			...[...weight, ...entry.notes].map((one) => `(${one})`),
		];
		const named = isLink(entry) ? `[${title}]` : `<${title}>`;
		return text.length === 0 ? named : `${named}: ${text.map(escaped).join(' ')}`;
	};
	const tree = ({ entries, more }: MapGroup, depth: number): string[] => {
		const indent = '    '.repeat(depth);
		return [
			...entries.flatMap((entry) => [
				`${indent}${relation(entry)} ${nodeOf(entry)}`,
				...tree(entry.answers, depth + 1),
			]),
			...(more > 0 ? [`${indent}// ${words.more(more)}`] : []),
		];
	};
	const claim = `[${titled(titleText(map.claim.slug))}]: ${escaped(map.claim.text) || '–'}`;
	const silences = map.silences.entries.map(nodeOf);
	if (map.silences.more > 0) silences.push(`// ${words.more(map.silences.more)}`);
	return `${[
		`# ${escaped(words.labelled(words.map, map.claim.slug))}`,
		'',
		escaped(map.summary),
		'',
		claim,
		...tree(map.support, 1),
		...tree(map.opposition, 1),
		...(silences.length === 0 ? [] : ['', `## ${escaped(words.tookNoSide)}`, ...silences.flatMap((one) => ['', one])]),
	].join('\n')}\n`;
}

const isLink = ({ kind }: MapEntry): boolean => kind === 'RESTS_ON' || kind === 'OPPOSED_BY';

const relation = ({ kind, sign }: MapEntry): string => (kind === 'UNDERCUTS' ? '_' : sign === '+' ? '+' : '-');

/** A title holds no brackets: Argdown has no way to write them there. */
const titleText = (text: string): string =>
	plainText(text)
		.replace(/[[\]<>{}]/g, (one) => brackets[one] ?? ' ')
		.replace(/[\\@#*_|]/g, ' ')
		.trim()
		// `<+` and `<-` would be relations.
		.replace(/^[+-]/, (one) => (one === '+' ? '＋' : '–')) || '–';
const brackets: Readonly<Record<string, string>> = { '[': '(', ']': ')', '<': '‹', '>': '›', '{': '(', '}': ')' };

/** Text that Argdown takes as nothing but text. */
const escaped = (text: string): string => plainText(text).replace(/[\\[\]<>{}@#*_|/]/g, '\\$&');
