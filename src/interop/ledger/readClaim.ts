import { isMap } from 'yaml';
import { checkClaim } from '../../core/checks.js';
import { type BearingKind, bearingKinds, claimKinds, standings } from '../../core/claim.js';
import type { ClaimDraft } from '../../core/drafts.js';
import type { Instant } from '../../core/ids.js';
import type { LedgerClaim } from '../../core/ledger.js';
import { inOrderOfLinks, wayAlongLinks } from '../../core/links.js';
import { entriesOf, type Reading, type Spot, spotAt } from './reading.js';
import { readStatement } from './readStatement.js';
import type { StoryFrame } from './readStory.js';
import { record } from './record.js';
import { flag, type Item, oneOrMore, refs, type Shape, spots, text, word } from './shapes.js';
import { inMainLanguage, wordings } from './wordings.js';
import { named, wordOf } from './words.js';

/** Parties that the claim is about: keys alone where it is neutral, else each with the news that it is for the party. */
const about: Shape<Item<{ party: string; news?: BearingKind }>[]> = (spot, reading) => {
	if (!isMap(spot.node))
		return refs('parties')(spot, reading)?.map((item) => ({ ...item, value: { party: item.value } }));
	return entriesOf(spot, reading).flatMap(({ name, spot: at }) => {
		const party = reading.known('parties', name, { ...at, node: null });
		const news = word(bearingKinds)(at, reading);
		return party && news ? [{ value: { party, news }, spot: at }] : [];
	});
};

const claimShape = record(
	'a claim',
	{
		text: wordings,
		language: text,
		kind: word(claimKinds),
		implied: flag,
		standing: word(standings),
		about,
		topics: oneOrMore(text),
		'said-at': text,
		'rests-on': refs('claims'),
		'opposed-by': refs('claims'),
		said: spots,
	},
	{ needs: ['text'] },
);

export function readClaim(
	key: string,
	spot: Spot,
	options: { readonly reading: Reading; readonly story: StoryFrame; readonly now: Instant },
): LedgerClaim | undefined {
	const { reading, story, now } = options;
	const claim = claimShape(spot, reading);
	if (!claim) return undefined;
	const { language = story.language, kind, implied, standing = story.standing } = claim.values;
	const { about = [], topics = [], said = [], 'said-at': saidAt } = claim.values;
	const names = { main: 'text', others: 'translations' };
	const wording = inMainLanguage(claim.values.text, { at: claim.spots.text ?? spot, reading, language, names });
	const draft: ClaimDraft = {
		slug: key,
		stories: [story.key],
		text: wording.main,
		language,
		...(wording.others.length > 0 && { translations: wording.others }),
		...{ kind, implied, standing, saidAt },
		...(about.length > 0 && { about: about.map((one) => one.value) }),
		...(topics.length > 0 && { topics: topics.map((one) => one.value) }),
	};
	const topicSpots = Object.fromEntries(topics.map((one, at) => [`topics.${at}`, one.spot]));
	const where = { ...claim.spots, ...wording.spots, ...topicSpots, saidAt: claim.spots['said-at'] };
	reading.check(spot, where, (problems) => checkClaim(draft, problems, { now }));

	const frame = { reading, story, now, taken: new Map<string, number>() };
	const linked = (['RESTS_ON', 'OPPOSED_BY'] as const).flatMap((kind) =>
		(claim.values[wordOf(kind)] ?? []).map((one) => ({ kind, claim: one.value, path: one.spot.path })),
	);
	return {
		key,
		path: spot.path,
		draft,
		statements: said.flatMap((one) => readStatement(one, frame)),
		links: linked,
	};
}

/** Notes each link that closes a circle: what a claim leans on may not lean on the claim. */
export function refuseCircles(
	claims: readonly LedgerClaim[],
	options: { readonly root: Spot; readonly reading: Reading },
) {
	const links = new Map(claims.map((claim) => [claim.key, claim.links.map((link) => link.claim)]));
	const leansOn = (key: string) => links.get(key) ?? [];
	const place = new Map(inOrderOfLinks([...links.keys()], leansOn).map((key, at) => [key, at]));
	for (const claim of claims) {
		for (const link of claim.links) {
			if ((place.get(link.claim) ?? -1) < (place.get(claim.key) ?? -1)) continue;
			const way = wayAlongLinks(link.claim, claim.key, leansOn);
			if (!way) continue;
			const circle = [claim.key, ...way].map(named).join(' → ');
			options.reading.add(
				spotAt(options.root, link.path),
				`this link closes a circle: ${circle}; take one of them out`,
			);
		}
	}
}
