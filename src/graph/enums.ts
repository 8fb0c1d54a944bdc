import { registerEnumType } from 'type-graphql';
import type { BearingKind, ClaimKind as ClaimKinds, LinkKind, Standing as Standings } from '../core/claim.js';
import type { ContestednessLevel as Levels } from '../core/contestedness/opinion.js';
import type { CueReason as CueReasons } from '../core/cues/cue.js';
import type { AssignmentRole as AssignmentRoles } from '../core/deskWork.js';
import type { ChangeEvent as Events } from '../core/history.js';
import type { InterestKind as InterestKinds, PartyKind as PartyKinds } from '../core/party.js';
import { type Action, type Actor, actions, charter, type Role as Roles } from '../core/permissions.js';
import type { QuoteState as QuoteStates } from '../core/quote/anchorQuote.js';
import type { UserErrorCode as Codes } from '../core/result.js';
import type { SearchField as SearchFields, SearchKind as SearchKinds } from '../core/search/entry.js';
import type { SimilarityReasonKind as ReasonKinds } from '../core/similarity/compare.js';
import type { Attribution as Attributions, Directness as Directnesses } from '../core/source.js';
import type {
	InterestStanding,
	OpposingStance as OpposingStances,
	RebuttalKind as RebuttalKinds,
	Response as Responses,
	SupportingStance as SupportingStances,
} from '../core/statement.js';
import type { DerivationKind as DerivationKinds } from '../core/story.js';

/** Registers a GraphQL enum from the meaning of each of its values; a value without a meaning does not compile. */
export function enumOf<V extends string>(
	name: string,
	description: string,
	meanings: Readonly<Record<V, string>>,
): Record<V, V> {
	const values = Object.fromEntries(Object.keys(meanings).map((value) => [value, value])) as Record<V, V>;
	const valuesConfig = Object.fromEntries(
		Object.entries<string>(meanings).map(([value, meaning]) => [value, { description: meaning }]),
	) as Record<V, { description: string }>;
	registerEnumType(values, { name, description, valuesConfig });
	return values;
}

export const ClaimKind = enumOf<ClaimKinds>('ClaimKind', 'What sort of proposition a claim is.', {
	FACT: 'Something that is or was the case; the record can settle it.',
	MOTIVE: 'Why somebody did something; only they know, and they have an interest in the answer.',
	JUDGEMENT: 'A valuation; sources can share it or not, the record cannot settle it.',
	FORECAST: 'Something said to happen; time will settle it.',
});

export const Standing = enumOf<Standings>(
	'Standing',
	"How far the desk's own work on a claim has come; says nothing about its truth.",
	{
		INTAKE: 'Taken in, not looked at yet.',
		CHECKING: 'Being checked.',
		READY: 'Checked, awaiting publication.',
		PUBLISHED: 'Published.',
		CORRECTED: 'Published, and corrected since.',
		WITHDRAWN: 'Taken back after publication.',
	},
);

export const AssignmentRole = enumOf<AssignmentRoles>('AssignmentRole', 'What somebody is to do on one claim.', {
	REPORTER: 'Brings in what is missing; at least a REPORTER at the desk.',
	CHECKER: 'Checks it; at least a CHECKER at the desk.',
	SECOND_READER: 'Reads it with fresh eyes, and is never its checker; at least a CHECKER at the desk.',
	EDITOR: 'Answers for its publication; at least an EDITOR at the desk.',
});

export const NewsFor = enumOf<BearingKind>('NewsFor', 'Whether a claim, if true, is good or bad news for a party.', {
	FAVOURABLE: 'Good news for the party.',
	UNFAVOURABLE: 'Bad news for the party.',
	NEUTRAL: 'The claim is about the party and is neither.',
});

export const ClaimLinkKind = enumOf<LinkKind>('ClaimLinkKind', 'How one claim hangs on another.', {
	RESTS_ON: 'The linked claim supports this one, as far as its own record leans to true.',
	OPPOSED_BY: 'The linked claim speaks against this one, as far as its own record leans to true.',
});

export const ContestednessLevel = enumOf<Levels>(
	'ContestednessLevel',
	'The score in words. Says how far credible sources disagree, not whether the claim is true.',
	{
		UNSOURCED: 'Nobody in the record asserts or opposes it.',
		REFUTED_ONLY: 'Denied, but nobody in the record asserts it.',
		UNCONTESTED: 'Asserted; the score is below 0.05.',
		DISPUTED: 'The score is at least 0.05 and below 0.2.',
		CONTESTED: 'The score is at least 0.2 and below 0.4.',
		STRONGLY_CONTESTED: 'The score is 0.4 or more.',
	},
);

export const ChangeEvent = enumOf<Events>('ChangeEvent', 'What happened that moved a score.', {
	CLAIM_RECORDED: 'The claim was taken into the record.',
	TESTIMONY_RECORDED: 'A source asserted or confirmed the claim.',
	REBUTTAL_RECORDED: 'A source opposed the claim or a statement under it.',
	SILENCE_RECORDED: 'A source took no side. (It moves no score by itself.)',
	STATEMENT_RETRACTED: 'A statement was taken back.',
	INTEREST_JUDGED: "The desk set, or took back, its own judgement of a statement's interest.",
	INTEREST_RECORDED: 'An interest between parties was recorded that bears on a statement.',
	CLAIM_LINKED: 'The claim was linked to another.',
	CLAIM_UNLINKED: 'A link to another claim was ended.',
	LINKED_CLAIM_CHANGED: 'A claim that this one rests on or is opposed by changed.',
	LEDGER_IMPORTED: 'A ledger file was imported.',
	SOURCE_REVISED:
		'What is on record of a source became less, and with it what its word counts; earlier steps are as if it had never been more.',
	RECOMPUTED: 'All scores were computed anew, and this one differed from what was stored.',
});

export const UserErrorCode = enumOf<Codes>('UserErrorCode', 'Why an input was refused, for programs.', {
	NOT_FOUND: 'Nothing on record has this id or slug.',
	WRONG_TYPE: 'The id names a thing of another type than is needed here.',
	INVALID: 'The value is not one that makes sense here; the message says which do.',
	TOO_LONG: 'The text or list is longer than allowed.',
	DUPLICATE: 'It is there already.',
	CYCLE: 'Links between claims would form a cycle.',
	NOT_PERMITTED: 'Whoever asks may not do this.',
	CONFLICT: 'The record has moved on in a way that this does not fit.',
	TOO_OFTEN: 'It was done too often within an hour; later it may be done again.',
});

export const ActorKind = enumOf<Actor['kind']>('ActorKind', 'How it is known who asks or does something.', {
	PUBLIC: 'Nobody who is signed in.',
	USER: 'Somebody who is signed in.',
	KEY: 'A program, by a key of somebody.',
	SYSTEM: 'Whoever has the machine: the command line, and chores of the server itself.',
});

export const PartyKind = enumOf<PartyKinds>('PartyKind', 'What sort of party it is.', {
	PERSON: 'A person.',
	ORGANIZATION: 'A company, agency, institution or a part of one.',
	OUTLET: 'A publication.',
	OFFICE: 'A post that people hold in turn.',
});

export const InterestKind = enumOf<InterestKinds>('InterestKind', 'What ties a party to another.', {
	FOUNDED: 'Founded it; has a stake in it.',
	INVESTED_IN: 'Invested in it; has a stake in it.',
	LEADS: 'Leads it; has a stake in it.',
	PART_OF: 'Is a part of it; each has a stake in the other.',
	COMPETES_WITH: "Competes with it; each gains by the other's bad news.",
	SUPPLIES: 'Supplies it; noted, and not counted as a stake.',
	EMPLOYS: 'Employs or employed the person; noted, and not counted as a stake.',
	OTHER: 'Something else, said in the note; not counted as a stake.',
});

export const Attribution = enumOf<Attributions>(
	'Attribution',
	'On which terms a source speaks (after the handbooks of AP, Reuters and NPR).',
	{
		ON_RECORD: 'By name.',
		SPOKESPERSON: 'For a named organisation.',
		ON_BACKGROUND: 'Usable, described, not named.',
		DEEP_BACKGROUND: 'Usable, neither described closely nor named.',
		ANONYMOUS: 'Not named.',
		PUBLICATION: "Another outlet's own reporting.",
		RECORD: 'A filing, public post or announcement; counts as a document.',
		NEWSROOM: 'The reporting outlet in its own voice.',
	},
);

export const Directness = enumOf<Directnesses>('Directness', 'How near a source is to what it speaks of.', {
	FIRST_HAND: 'Was there, did it or saw it. Factor 1.',
	OFFICIAL: 'Speaks for an organisation. Factor 0.8.',
	SECOND_HAND: 'Was told by somebody who was there. Factor 0.5.',
	HEARSAY: 'Passes on what is said. Factor 0.25.',
	UNKNOWN: 'The report does not say. Factor 1.',
});

export const SupportingStance = enumOf<SupportingStances>('SupportingStance', 'How a source supports a claim.', {
	ASSERTS: 'Says it.',
	CONFIRMS: 'Says, when asked, that it is so.',
});

export const OpposingStance = enumOf<OpposingStances>('OpposingStance', 'How far a source opposes.', {
	DENIES: 'Says it is not so. Factor 1.',
	DENIES_IN_PART: 'Says a part of it is not so. Factor 0.5.',
	QUALIFIES: 'Says it is so only with reservations. Factor 0.5.',
});

export const RebuttalKind = enumOf<RebuttalKinds>(
	'RebuttalKind',
	'What a rebuttal is aimed at (rebutting and undercutting defeaters, Pollock 1987).',
	{
		REBUTS: 'Opposes the claim itself.',
		COUNTERS: 'Opposes another statement under the claim.',
		UNDERCUTS: "Opposes a source's standing to make a statement.",
	},
);

export const Response = enumOf<Responses>(
	'Response',
	'What a source that takes no side did instead. On the record, but not a stance and never a denial.',
	{
		DECLINED_TO_COMMENT: 'Was asked and would not say.',
		NO_RESPONSE: 'Was asked and did not answer.',
		ANSWERED_OFF_POINT: 'Answered something else.',
		REDIRECTED: 'Pointed to somebody else.',
		NOT_ASKED: 'Was not asked.',
		QUERIED: 'Asked back, or wondered aloud.',
	},
);

export const InterestOfStatement = enumOf<InterestStanding>(
	'InterestOfStatement',
	'Whether a stance serves its speaker.',
	{
		NONE: 'Neither serves the speaker nor goes against it, as far as is known. Factor 1.',
		SERVES: 'Serves the speaker. Factor 0.4.',
		AGAINST: "Goes against the speaker's own interest. Factor 1.25.",
	},
);

export const DerivationKind = enumOf<DerivationKinds>(
	'DerivationKind',
	'How one document was made from another (W3C PROV).',
	{
		REPUBLISHES: 'Prints it again; same origin.',
		TRANSLATES: 'Says it in another language; same origin.',
		SUMMARISES: 'Says it shorter; same origin.',
		CITES: 'Refers to it; an origin of its own.',
		QUOTES: 'Quotes from it; an origin of its own.',
	},
);

export const Stance = enumOf<SupportingStances | OpposingStances>('Stance', 'The side that a statement takes.', {
	ASSERTS: 'Says that the claim is so.',
	CONFIRMS: 'Says, when asked, that it is so.',
	DENIES: 'Says that it is not so.',
	DENIES_IN_PART: 'Says that a part of it is not so.',
	QUALIFIES: 'Says that it is so only with reservations.',
});

export const StatementRole = enumOf<'TESTIMONY' | 'REBUTTAL' | 'SILENCE'>(
	'StatementRole',
	'What a statement does under its claim.',
	{ TESTIMONY: 'Supports it.', REBUTTAL: 'Opposes it, or a statement under it.', SILENCE: 'Takes no side.' },
);

const recorded = { RECORDED_AT: 'When it was taken into the record.' } as const;
const slug = { SLUG: 'Its name in addresses and files, letter by letter.' } as const;
const said = { SAID_AT: 'When it was said; where that is not known, before all that is.' } as const;

export const ClaimOrderField = enumOf<'CONTESTEDNESS' | 'RECORDED_AT' | 'SAID_AT' | 'SLUG' | 'DUE_AT' | 'RECHECK_AT'>(
	'ClaimOrderField',
	'What claims are ordered by.',
	{
		CONTESTEDNESS: 'The score.',
		...recorded,
		...said,
		...slug,
		DUE_AT: 'By when they are due: lists those of your own desks that are, and no others.',
		RECHECK_AT: 'When they are to be looked at again: lists those of your own desks that are, and no others.',
	},
);

export const StoryOrderField = enumOf<'RECORDED_AT' | 'TITLE' | 'SLUG'>(
	'StoryOrderField',
	'What stories are ordered by.',
	{ ...recorded, TITLE: 'The title, capitals from A to Z as small letters.', ...slug },
);

export const PartyOrderField = enumOf<'RECORDED_AT' | 'NAME' | 'SLUG'>(
	'PartyOrderField',
	'What parties are ordered by.',
	{ ...recorded, NAME: 'The name, capitals from A to Z as small letters.', ...slug },
);

export const SourceOrderField = enumOf<'RECORDED_AT' | 'SLUG'>('SourceOrderField', 'What sources are ordered by.', {
	...recorded,
	...slug,
});

export const DocumentOrderField = enumOf<'RECORDED_AT' | 'PUBLISHED' | 'SLUG'>(
	'DocumentOrderField',
	'What documents are ordered by.',
	{ ...recorded, PUBLISHED: 'The day of publication; where that is not known, before all that is.', ...slug },
);

export const StatementOrderField = enumOf<'RECORDED_AT' | 'SAID_AT'>(
	'StatementOrderField',
	'What statements are ordered by.',
	{ ...recorded, ...said },
);

export const PartyInterestOrderField = enumOf<'RECORDED_AT' | 'SINCE'>(
	'PartyInterestOrderField',
	'What interests are ordered by.',
	{ ...recorded, SINCE: 'Since when it has been; where that is not known, before all that is.' },
);

export const CommentRequestOrderField = enumOf<'ASKED_AT' | 'DEADLINE'>(
	'CommentRequestOrderField',
	'What requests for comment are ordered by.',
	{ ASKED_AT: 'When the party was asked.', DEADLINE: 'Until when the party may answer.' },
);

export const ExternalReviewOrderField = enumOf<'RECORDED_AT' | 'PUBLISHED'>(
	'ExternalReviewOrderField',
	'What reviews by others are ordered by.',
	{ ...recorded, PUBLISHED: 'When it was published; where that is not known, before all that is.' },
);

export const AssignmentOrderField = enumOf<'RECORDED_AT' | 'DUE_AT'>(
	'AssignmentOrderField',
	'What assignments are ordered by.',
	{ ...recorded, DUE_AT: 'By when it is to be done; where that was not said, before all where it was.' },
);

export const OrderDirection = enumOf<'ASCENDING' | 'DESCENDING'>(
	'OrderDirection',
	'Which end of the order comes first.',
	{
		ASCENDING: 'Least or oldest first.',
		DESCENDING: 'Most or newest first.',
	},
);

export const Side = enumOf<'SUPPORT' | 'OPPOSITION'>('Side', 'The side of a claim that something stands on.', {
	SUPPORT: 'For the claim.',
	OPPOSITION: 'Against the claim.',
});

export const WeightFactorName = enumOf<'STANCE' | 'AMOUNT' | 'INTEREST' | 'DIRECTNESS'>(
	'WeightFactorName',
	"A factor of a statement's raw weight.",
	{
		STANCE: 'Outright or in part.',
		AMOUNT: 'Who speaks: people by name, an organisation, a document, an unnamed group of so many.',
		INTEREST: 'Whether the statement serves its speaker.',
		DIRECTNESS: 'How near the source is to what it speaks of.',
	},
);

export const ContributionBasis = enumOf<'MATCHED_MASS' | 'SHAPLEY' | 'LEAVING_OUT'>(
	'ContributionBasis',
	'How the score is shared out.',
	{
		MATCHED_MASS: 'By effective mass on each side: (score/2)·mass/S or (score/2)·mass/D. Adds up to the score.',
		SHAPLEY:
			'By Shapley value: what each adds on average over all orders of joining the record; rebuttals of statements may take away. Exact up to 12 that matter, by seeded sampling above. Adds up to the score.',
		LEAVING_OUT: 'What the score loses if just this one is left out. Does not add up.',
	},
);

export const ArgumentSemantics = enumOf<'DF_QUAD' | 'QUADRATIC_ENERGY' | 'EULER_BASED'>(
	'ArgumentSemantics',
	'A gradual semantics of argumentation, for a second opinion.',
	{
		DF_QUAD: 'DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016).',
		QUADRATIC_ENERGY: 'Quadratic energy model (Potyka 2018).',
		EULER_BASED: 'Euler-based semantics (Amgoud and Ben-Naim 2017).',
	},
);

export const JudgementWeightName = enumOf<'UNNAMED' | 'SERVES' | 'OFFICIAL' | 'RATIO' | 'PRIOR'>(
	'JudgementWeightName',
	'A weight of the method that is judgement rather than finding.',
	{
		UNNAMED: 'What one unnamed person counts.',
		SERVES: 'What a statement that serves its speaker counts.',
		OFFICIAL: 'What an official spokesperson counts.',
		RATIO: 'What each further head of an unnamed group counts, as a share of the one before.',
		PRIOR: 'How much evidence it takes to outweigh knowing nothing.',
	},
);

export const SearchKind = enumOf<SearchKinds>('SearchKind', 'What kinds of thing a search finds.', {
	PARTY: 'Parties, by their names and notes.',
	CLAIM: 'Claims, by their current wording and its translations.',
	SOURCE: 'Sources, by how they are described, the names of their parties and their outlet.',
	STATEMENT: 'Testimony, rebuttals and silences, by words, quotes and notes.',
});

export const SearchField = enumOf<SearchFields>('SearchField', 'Which text of a hit has what was looked for.', {
	TEXT: "A claim's wording or a translation of it.",
	WORDS: 'What was said.',
	QUOTE: 'The words between quotation marks.',
	NOTE: "The desk's note.",
	NAME: 'A name of a party.',
	DESCRIPTION: 'How a source is described.',
	OUTLET: 'The outlet that a source speaks in.',
});

export const SimilarityReasonKind = enumOf<ReasonKinds>(
	'SimilarityReasonKind',
	'Why a claim is held to say the same as a text, or why not quite.',
	{
		WORDS: 'Both have these words.',
		WORDING: 'They are worded alike, compared letter by letter.',
		CONCEPTS: 'Both have words for the same: forms, synonyms, or the word of the other language.',
		PARTIES: 'Both name these parties, by whatever name.',
		NUMBERS: 'Both state these numbers or dates, in whatever notation.',
		TRANSLATION: "The claim's translation into this language was compared.",
		ACROSS_LANGUAGES: 'They are in different languages; only names, numbers and known terms were compared.',
		OTHER_NUMBERS: 'Against: each has a number or date that the other has not.',
		OTHER_PARTIES: 'Against: each names a party that the other does not.',
		OTHER_NAMES: 'Against: each has a capitalised name that the other has not.',
		OTHER_ROLES: 'Against: who does it to whom is the other way round.',
		OTHER_WORDS: 'Against: they run alike, with other words in a place or two.',
		OPPOSITE: 'Against: they say opposite things, such as rose and fell.',
		NEGATION: 'Against: one of them says "not".',
	},
);

export const Role = enumOf<Roles>(
	'Role',
	'What somebody is at a desk, from least to most; who is more may do all that who is less may.',
	{
		READER: 'Sees what the desk is still working on.',
		REPORTER: 'Brings in what was said, and by whom.',
		CHECKER: 'Judges.',
		EDITOR: 'Publishes.',
		OWNER: 'Says who is there, and as what.',
	},
);

/** The charter's actions as an enum has them: `RECORD_STORY`. */
export const permissionName = (action: Action): string => permissionNames[action];
const permissionNames = Object.fromEntries(
	actions.map((action) => [action, action.replace(/[A-Z]/g, '_$&').toUpperCase()]),
) as Record<Action, string>;

export const Permission = enumOf<string>(
	'Permission',
	'Something that the charter allows: a mutation by its name, or a way of reading.',
	Object.fromEntries(
		actions.map((action) => [
			permissionName(action),
			charter[action] === 'PUBLIC' ? `${action}: for everybody.` : `${action}: for who is ${charter[action]} or more.`,
		]),
	),
);
export const QuoteState = enumOf<QuoteStates>(
	'QuoteState',
	'Whether a quote is in the page that it is said to be from, and whether it is clear where.',
	{
		FOUND_ONCE: 'It is there, and it is clear where.',
		FOUND_SEVERAL_TIMES: 'It is there more than once; what stands before and after it would tell which is meant.',
		ORPHANED: 'It is not there, whatever else is like it.',
	},
);

export const CueReason = enumOf<CueReasons>('CueReason', 'What kind of wording suggests a statement.', {
	SAYS_SO: 'A verb of denying or confirming.',
	SAID_FALSE: 'Something is called untrue.',
	WOULD_NOT_SAY: 'Somebody was asked and would not say.',
	NO_ANSWER: 'Somebody was asked and did not answer.',
	SENT_ELSEWHERE: 'Somebody who was asked pointed to somebody else.',
});
