import type { Case } from '../../core/case.js';
import type { Assessment } from '../../core/contestedness/assessment.js';
import type { Messages } from '../../core/messages/catalogue.js';
import type { Document } from '../../core/story.js';
import { documentsOf, webAddress } from '../documents.js';
import { argumentMap, type MapEntry, type MapGroup } from '../map/argumentMap.js';
import { plainText } from '../plainText.js';

/** The deepest list that a reader can still follow, and every renderer nests. */
const deepest = 12;

/** A claim's case as a dossier in Markdown: its text and standing, the score with its reason, both sides, silences, documents. */
export function caseMarkdown(theCase: Case, assessment: Assessment, options: { readonly messages: Messages }): string {
	const { messages } = options;
	const { map: words } = messages;
	const { claim } = theCase;
	const map = argumentMap(theCase, assessment, { messages, deepest });
	const { least, most } = assessment.oneSourceInterval;
	const attributionOf = new Map(
		theCase.statements.map((one) => [one.id, theCase.sources.get(one.sourceId)?.attribution] as const),
	);
	const itemOf = (entry: MapEntry): string => {
		const { speaker, deed, sign, mass, said, notes } = entry;
		const attribution = attributionOf.get(entry.id);
		const terms = attribution ? [words.dossier.attribution[attribution]] : [];
		const weight = mass === null ? [] : [mass.toFixed(2)];
		const head = [
			`**${escaped(speaker)}**`,
			escaped(`${sign ? `${sign} ` : ''}${deed}`),
			...[...weight, ...terms].map(escaped),
		];
		const tail = [...(said === null ? [] : [escaped(said)]), ...notes.map((note) => `*${escaped(note)}*`)];
		return [head.join(' · '), ...tail].join(' — ');
	};
	const list = (group: MapGroup, depth = 0): string[] => [
		...group.entries.flatMap((entry) => [
			`${'  '.repeat(depth)}- ${entry.retracted ? `~~${itemOf(entry)}~~` : itemOf(entry)}`,
			...list(entry.answers, depth + 1),
		]),
		...(group.more > 0 ? [`${'  '.repeat(depth)}- ${escaped(words.more(group.more))}`] : []),
	];
	const section = (title: string, lines: readonly string[]): string[] =>
		lines.length === 0 ? [] : ['', `## ${escaped(title)}`, '', ...lines];
	const side = (group: MapGroup) => (group.entries.length === 0 ? [`- ${escaped(words.nobody)}`] : list(group));
	const original = plainText(claim.text);
	const standing = [messages.level[map.level], map.score.toFixed(3), ...(map.thin ? [words.thin] : [])].join(' · ');
	return `${[
		`# ${escaped(map.claim.text)}`,
		...(original === map.claim.text ? [] : ['', `> ${escaped(original)}`]),
		'',
		`- ${escaped(words.labelled(words.dossier.standing, words.dossier.standings[claim.standing]))}`,
		`- **${escaped(words.labelled(words.dossier.contestedness, standing))}**`,
		`- ${escaped(words.dossier.oneMoreSource(least.toFixed(3), most.toFixed(3)))}`,
		`- ${escaped(words.labelled(words.dossier.method, assessment.method))}`,
		'',
		escaped(map.summary),
		'',
		`*${escaped(words.dossier.disclaimer)}*`,
		...section(`${words.forIt} · ${map.support.mass.toFixed(3)}`, side(map.support)),
		...section(`${words.againstIt} · ${map.opposition.mass.toFixed(3)}`, side(map.opposition)),
		...section(words.tookNoSide, list(map.silences)),
		...section(words.dossier.documents, documentsOf(theCase).map(documentLine)),
	].join('\n')}\n`;

	function documentLine({ outlet, title, url, published, dateline, language }: Document): string {
		const name = escaped(title ?? outlet);
		const address = url === null ? null : webAddress(url);
		const about = [...(title ? [outlet] : []), published ?? dateline, language].flatMap((one) =>
			one ? [escaped(one)] : [],
		);
		return `- ${[address ? `[${name}](<${address}>)` : name, ...about].join(' · ')}`;
	}
}

/** Text that Markdown takes as nothing but text. */
const escaped = (text: string): string => plainText(text).replace(/[\\`*_{}[\]<>#|~$&!@]/g, '\\$&');
