import { checkDocument } from '../../core/checks.js';
import type { DocumentDraft } from '../../core/drafts.js';
import type { LedgerEntry } from '../../core/ledger.js';
import { type DerivationKind, derivationKinds } from '../../core/story.js';
import type { Reading, Spot } from './reading.js';
import type { StoryFrame } from './readStory.js';
import { record } from './record.js';
import { type Item, refs, type Shape, text } from './shapes.js';
import { named, type WordOf, wordOf } from './words.js';

const derivations: Record<WordOf<DerivationKind>, Shape<Item<string>[]>> = {
	republishes: refs('documents'),
	translates: refs('documents'),
	summarises: refs('documents'),
	cites: refs('documents'),
	quotes: refs('documents'),
};

const documentShape = record(
	'a document',
	{
		outlet: text,
		title: text,
		url: text,
		language: text,
		dateline: text,
		published: text,
		note: text,
		...derivations,
	},
	{ needs: ['outlet', 'language'] },
);

export function readDocument(
	key: string,
	spot: Spot,
	options: { readonly reading: Reading; readonly story: StoryFrame },
): LedgerEntry<DocumentDraft> | undefined {
	const { reading, story } = options;
	const read = documentShape(spot, reading);
	if (!read) return undefined;
	const { outlet = 'missing', language = story.language, title, url, dateline, published, note } = read.values;
	const derivedFrom = derivationKinds.flatMap((kind) =>
		(read.values[wordOf(kind)] ?? []).map((from) => {
			if (from.value === key) reading.add(from.spot, `${named(key)} cannot be made from itself`);
			return { document: from.value, kind };
		}),
	);
	const draft: DocumentDraft = {
		slug: key,
		story: story.key,
		...{ outlet, title, url, language, dateline, published, note },
		...(derivedFrom.length > 0 && { derivedFrom }),
	};
	reading.check(spot, read.spots, (problems) => checkDocument(draft, problems));
	return { key, path: spot.path, draft };
}
