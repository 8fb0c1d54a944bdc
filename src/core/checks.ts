import type {
	ClaimDraft,
	DocumentDraft,
	InterestDraft,
	PartyDraft,
	SaidDraft,
	SourceDraft,
	TextDraft,
} from './drafts.js';
import type { Instant } from './ids.js';
import { limits, type Problems } from './problems.js';
import { isUnnamed, usualDirectness } from './source.js';
import type { RebuttalKind } from './statement.js';
import type { Localized } from './text.js';

/** Texts in other languages than the main one, each language once. */
export function checkTranslations(
	given: readonly TextDraft[] | null | undefined,
	options: {
		readonly problems: Problems;
		readonly path: string | readonly string[];
		readonly except?: string;
		readonly most: number;
	},
): Localized {
	const texts: Record<string, string> = {};
	options.problems.list(options.path, given).forEach((one, at) => {
		const path = [options.path, String(at)].flat();
		const language = options.problems.language([...path, 'language'], one.language);
		const text = options.problems.text([...path, 'text'], one.text, { most: options.most });
		if (Object.hasOwn(texts, language) || language === options.except)
			options.problems.add('DUPLICATE', [...path, 'language'], `there is a text in ${language} already`);
		texts[language] = text;
	});
	return texts;
}

export function checkDocument(draft: DocumentDraft, problems: Problems) {
	return {
		outlet: problems.text('outlet', draft.outlet, { most: limits.name }),
		title: problems.optionalText('title', draft.title, { most: limits.text }),
		url: problems.url('url', draft.url),
		language: problems.language('language', draft.language),
		dateline: problems.partialDate('dateline', draft.dateline),
		published: problems.partialDate('published', draft.published),
		byline: problems.optionalText('byline', draft.byline, { most: limits.name }),
		note: problems.optionalText('note', draft.note, { most: limits.words }),
	};
}

export function checkParty(draft: PartyDraft, problems: Problems) {
	const outsideIds: Record<string, string> = {};
	problems.list('outsideIds', draft.outsideIds).forEach((one, at) => {
		const path = ['outsideIds', String(at), 'scheme'];
		const id = problems.text(['outsideIds', String(at), 'id'], one.id, { most: limits.name });
		if (!/^[a-z][a-z0-9-]{0,39}$/.test(one.scheme))
			problems.add(
				'INVALID',
				path,
				`"${one.scheme.slice(0, 40)}" is no scheme; give a lower-case word such as wikidata`,
			);
		else if (Object.hasOwn(outsideIds, one.scheme))
			problems.add('DUPLICATE', path, `there is an id of \`${one.scheme}\` already`);
		else outsideIds[one.scheme] = id;
	});
	return {
		kind: draft.kind,
		name: problems.text('name', draft.name, { most: limits.name }),
		names: checkTranslations(draft.names, { problems, path: 'names', most: limits.name }),
		shortName: problems.optionalText('shortName', draft.shortName, { most: limits.name }),
		outsideIds,
		note: problems.optionalText('note', draft.note, { most: limits.words }),
	};
}

export function checkInterest(draft: InterestDraft, problems: Problems) {
	const since = problems.partialDate('since', draft.since);
	const until = problems.partialDate('until', draft.until);
	if (since && until && until.slice(0, since.length) < since.slice(0, until.length))
		problems.add('INVALID', 'until', `until ${until} is before since ${since}`);
	const note = problems.optionalText('note', draft.note, { most: limits.words });
	return { kind: draft.kind, since, until, note };
}

/** Named terms need a party, unnamed ones a headcount and no party: a name would unseal the source. */
export function checkSource(draft: SourceDraft, problems: Problems) {
	const { attribution } = draft;
	const parties = problems.list('parties', draft.parties);
	const unnamed = isUnnamed(attribution);
	if (unnamed && parties.length > 0)
		problems.add('INVALID', 'parties', `a source that speaks ${attribution} is not named; leave parties out`);
	if ((attribution === 'ON_RECORD' || attribution === 'SPOKESPERSON') && parties.length === 0)
		problems.add('INVALID', 'parties', `a source that speaks ${attribution} is named; say which party it is`);
	if (!unnamed && draft.headcount)
		problems.add(
			'INVALID',
			'headcount',
			`a headcount belongs to an unnamed source, not to one that speaks ${attribution}`,
		);
	const headcount = unnamed
		? { least: draft.headcount?.least ?? 1, most: draft.headcount ? (draft.headcount.most ?? null) : null }
		: null;
	if (headcount) checkHeadcount(headcount, problems);
	return {
		attribution,
		directness: draft.directness ?? usualDirectness(attribution),
		headcount,
		described: problems.optionalText('described', draft.described, { most: limits.text }),
	};
}

export function checkHeadcount(headcount: { least: number; most: number | null }, problems: Problems): void {
	const { least, most } = headcount;
	if (least < 1 || least > 1_000_000)
		problems.add('INVALID', ['headcount', 'least'], `a group has at least 1 and at most 1000000 people, not ${least}`);
	if (most !== null && (most < least || most > 1_000_000))
		problems.add('INVALID', ['headcount', 'most'], `most (${most}) must lie between least (${least}) and 1000000`);
}

export function checkClaim(draft: ClaimDraft, problems: Problems, options: { readonly now: Instant }) {
	const language = problems.language('language', draft.language);
	const topics = problems
		.list('topics', draft.topics)
		.map((topic, at) => problems.text(['topics', String(at)], topic, { most: 100 }));
	return {
		text: problems.text('text', draft.text, { most: limits.text }),
		language,
		translations: checkTranslations(draft.translations, {
			problems,
			path: 'translations',
			except: language,
			most: limits.text,
		}),
		kind: draft.kind ?? ('FACT' as const),
		implied: draft.implied ?? false,
		standing: draft.standing ?? ('INTAKE' as const),
		topics: [...new Set(topics)],
		saidAt: problems.pastInstant('saidAt', draft.saidAt, options),
	};
}

export function checkSaid(draft: SaidDraft, problems: Problems, options: { readonly now: Instant }) {
	const words = problems.optionalText('words', draft.words, { most: limits.words });
	const quote = problems.optionalText('quote', draft.quote, { most: limits.text });
	for (const side of ['quotePrefix', 'quoteSuffix'] as const) {
		const beside = problems.optionalText(side, draft[side], { most: limits.name });
		if (beside !== null && quote === null)
			problems.add('INVALID', side, `${side} goes with a quote; give the quote too`);
	}
	const given = draft.wordsLanguage;
	const wordsLanguage = given ? problems.language('wordsLanguage', given) : null;
	return {
		words,
		quote,
		wordsLanguage,
		note: problems.optionalText('note', draft.note, { most: limits.words }),
		saidAt: problems.pastInstant('saidAt', draft.saidAt, options),
	};
}

/** The kind of a rebuttal, as given or as its target makes it: a claim is rebutted, a statement countered or undercut. */
export function checkRebuttalKind(
	given: RebuttalKind | null | undefined,
	problems: Problems,
	options: { readonly ofStatement: boolean },
): RebuttalKind {
	const { ofStatement } = options;
	const kind = given ?? (ofStatement ? 'COUNTERS' : 'REBUTS');
	if ((kind === 'REBUTS') === ofStatement) {
		const fit = ofStatement ? 'a statement is countered or undercut' : 'a claim is rebutted';
		problems.add('INVALID', 'kind', `${fit}; ${kind} does not go with this target`);
	}
	return kind;
}
