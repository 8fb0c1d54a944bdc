import { checkSaid } from '../../core/checks.js';
import type { SaidDraft } from '../../core/drafts.js';
import type { Instant } from '../../core/ids.js';
import type { LedgerStatement } from '../../core/ledger.js';
import { limits } from '../../core/problems.js';
import {
	interestStandings,
	type OpposingStance,
	opposingStances,
	type RebuttalKind,
	type Response,
	rebuttalKinds,
	responses,
	type SupportingStance,
	supportingStances,
} from '../../core/statement.js';
import type { Reading, Spot } from './reading.js';
import type { StoryFrame } from './readStory.js';
import { type Filled, record, theOne } from './record.js';
import { ref, type Shape, spots, text, word } from './shapes.js';
import { eitherOf, fromWord, named, type WordOf, wordOf } from './words.js';

/** How many rebuttals may stand within each other. */
const deepestRebuttal = 100;

type Act = WordOf<SupportingStance | OpposingStance | Response>;
const acts: Record<Act, Shape<string>> = {
	asserts: text,
	confirms: text,
	denies: text,
	'denies-in-part': text,
	qualifies: text,
	'declined-to-comment': text,
	'no-response': text,
	'answered-off-point': text,
	redirected: text,
	'not-asked': text,
	queried: text,
};
const actWords = [...supportingStances, ...opposingStances, ...responses].map(wordOf);

const fields = {
	by: ref('sources'),
	...acts,
	id: text,
	language: text,
	quote: text,
	note: text,
	'said-at': text,
	in: ref('documents'),
	repeats: ref('documents'),
	kind: word(rebuttalKinds),
	rebuttals: spots,
	interest: record(
		'an interest judgement',
		{ is: word(interestStandings), because: text },
		{ needs: ['is', 'because'] },
	),
	retracted: record('a retraction', { because: text, 'said-at': text }, { needs: ['because'] }),
};
const statementShape = record('a statement', fields, { needs: ['by'] });
type Said = Filled<typeof fields>;

/** What the statements of one claim share while they are read. */
interface ClaimFrame {
	readonly reading: Reading;
	readonly story: StoryFrame;
	readonly now: Instant;
	/** How often each source has taken each stance so far, and the ids that statements have given themselves. */
	readonly taken: Map<string, number>;
}

interface Target {
	readonly key: string;
	readonly depth: number;
}

/** A statement under a claim, then the rebuttals within it, each after what it targets. */
export function readStatement(spot: Spot, frame: ClaimFrame, target: Target | null = null): LedgerStatement[] {
	const { reading } = frame;
	const said = statementShape(spot, reading);
	if (!said) return [];
	const act = theOne('a statement', said, { among: actWords, reading });
	const key = keyOf(said, { act, frame, target });
	const role = act && roleOf(act, said, { reading, target });

	const source = said.values.by ?? 'missing';
	const words = act && said.values[act];
	const { quote, note, in: document, repeats, interest, retracted, 'said-at': saidAt } = said.values;
	const language = said.values.language ?? (words || quote ? frame.story.language : undefined);
	const draft: SaidDraft = { source, document, repeats, words, wordsLanguage: language, quote, note, saidAt };
	const retraction = retracted && {
		reason: retracted.values.because ?? 'missing',
		saidAt: retracted.values['said-at'] ?? null,
	};
	const judgement = interest && {
		interest: interest.values.is ?? 'NONE',
		reason: interest.values.because ?? 'missing',
	};
	const where = { ...said.spots, words: act && said.spots[act], wordsLanguage: said.spots.language };
	reading.check(spot, { ...where, saidAt: said.spots['said-at'] }, (problems) => checkSaid(draft, problems, frame));
	reading.check(spot, { reason: interest?.spots.because }, (problems) => {
		if (judgement) problems.text('reason', judgement.reason, { most: limits.words });
	});
	const retractedAt = { reason: retracted?.spots.because, saidAt: retracted?.spots['said-at'] };
	reading.check(spot, retractedAt, (problems) => {
		if (retraction) problems.text('reason', retraction.reason, { most: limits.words });
		problems.pastInstant('saidAt', retraction?.saidAt, frame);
	});

	const rebuttals = rebuttalsOf(said, frame, { key, depth: (target?.depth ?? 0) + 1 });
	if (!role) return rebuttals;
	const statement: LedgerStatement = {
		key,
		path: spot.path,
		said: withDraft(role, draft),
		retracted: retraction ?? null,
		interest: judgement ?? null,
	};
	return [statement, ...rebuttals];
}

type Role =
	| { readonly role: 'TESTIMONY'; readonly stance: SupportingStance }
	| {
			readonly role: 'REBUTTAL';
			readonly stance: OpposingStance;
			readonly kind: RebuttalKind;
			readonly target: string | null;
	  }
	| { readonly role: 'SILENCE'; readonly response: Response };

/** What the statement is by its act and place; undefined, with the mistake noted, where it cannot stand there. */
function roleOf(
	act: Act,
	said: Said,
	options: { readonly reading: Reading; readonly target: Target | null },
): Role | undefined {
	const { reading, target } = options;
	const { kind } = said.values;
	const at = said.spots[act] ?? said.spot;
	const opposing = fromWord(opposingStances, act);
	if (!opposing && target) {
		const remedy = `a rebuttal says ${eitherOf(opposingStances.map(wordOf))}; put this under the claim's \`said\``;
		reading.add({ ...at, node: null }, `${named(act)} rebuts nothing; ${remedy}`);
		return undefined;
	}
	const allowed: readonly RebuttalKind[] = !opposing ? [] : target ? ['COUNTERS', 'UNDERCUTS'] : ['REBUTS'];
	if (kind && !allowed.includes(kind)) {
		const remedy = allowed.length > 0 ? `here it can be ${eitherOf(allowed.map(wordOf))}` : 'only a rebuttal has one';
		reading.add(said.spots.kind ?? at, `\`kind\` cannot be ${named(wordOf(kind))}; ${remedy}`);
	}
	if (opposing) {
		const usual = target ? 'COUNTERS' : 'REBUTS';
		return { role: 'REBUTTAL', stance: opposing, kind: kind ?? usual, target: target?.key ?? null };
	}
	const stance = fromWord(supportingStances, act);
	if (stance) return { role: 'TESTIMONY', stance };
	const response = fromWord(responses, act);
	if (response && said.spots.rebuttals)
		reading.add(said.spots.rebuttals, 'a silence says nothing that could be rebutted; leave `rebuttals` out');
	return response && { role: 'SILENCE', response };
}

function withDraft(role: Role, draft: SaidDraft): LedgerStatement['said'] {
	if (role.role === 'TESTIMONY') return { role: role.role, draft: { ...draft, stance: role.stance } };
	if (role.role === 'SILENCE') return { role: role.role, draft: { ...draft, response: role.response } };
	const { kind, stance, target } = role;
	return { role: role.role, draft: { ...draft, kind, stance }, target };
}

function rebuttalsOf(said: Said, frame: ClaimFrame, target: Target): LedgerStatement[] {
	const within = said.values.rebuttals ?? [];
	const [first] = within;
	if (!first || target.depth <= deepestRebuttal) return within.flatMap((spot) => readStatement(spot, frame, target));
	frame.reading.add(first, `rebuttals stand more than ${deepestRebuttal} deep here; the most is ${deepestRebuttal}`);
	return [];
}

/** The statement's own id, else its source and act after its target's key, numbered where they recur. */
function keyOf(
	said: Said,
	options: { readonly act: Act | undefined; readonly frame: ClaimFrame; readonly target: Target | null },
): string {
	const { act, target } = options;
	const { reading, taken } = options.frame;
	const { id, by = 'missing' } = said.values;
	const key = id ?? `${target ? `${target.key}/` : ''}${by}:${act ?? 'missing'}`;
	const before = taken.get(key) ?? 0;
	taken.set(key, before + 1);
	const at = said.spots.id;
	if (id === undefined || !at) return before > 0 ? `${key}:${before + 1}` : key;
	if (before > 0) reading.add(at, `a statement of this claim has the id ${named(id)} already; choose another`);
	reading.check(said.spot, { slug: at }, (problems) => problems.slug('slug', id));
	return key;
}
