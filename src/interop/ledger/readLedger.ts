import type { Instant } from '../../core/ids.js';
import type { Ledger, LedgerPath } from '../../core/ledger.js';
import { defaultRatings } from '../../core/ratingScale.js';
import { type Fault, mostFaults, parseYaml } from './parseYaml.js';
import type { LedgerProblem } from './problem.js';
import { readClaim, refuseCircles } from './readClaim.js';
import { deskFields, readDesk } from './readDesk.js';
import { readDocument } from './readDocument.js';
import { isBlank, keysOf, Reading, type Spot, spotAt } from './reading.js';
import { readInterest, readParty } from './readParty.js';
import { readSource } from './readSource.js';
import { readStory } from './readStory.js';
import { record } from './record.js';
import { type Shape, section, spots } from './shapes.js';
import { named } from './words.js';

/** The largest ledger file that is read unless another limit is given, in bytes. */
const mostLedgerBytes = 16 * 2 ** 20;

/** The version of the format, which a file gives as `counterclaim: 1`. */
const version = '1';

interface LedgerPosition {
	readonly line: number;
	readonly column: number;
}

export type LedgerReading =
	| {
			readonly ok: true;
			readonly ledger: Ledger;
			/** Where the entry at a path begins, or the nearest entry above it that the file has. */
			readonly locate: (path: LedgerPath) => LedgerPosition;
	  }
	| { readonly ok: false; readonly problems: readonly LedgerProblem[] };

export interface LedgerOptions {
	/** The file's name, as problems are to give it. */
	readonly file: string;
	/** The largest file that is read, in bytes of UTF-8; 16 MiB unless given. */
	readonly mostBytes?: number;
	/** When it is: what is said to have been said later is a mistake. Without it any moment will do. */
	readonly now?: Instant;
	/** The keys of the ratings that verdicts may have; those of the scale that every desk begins with unless given. */
	readonly ratings?: readonly string[];
}

const usualRatings = defaultRatings.map((one) => one.key);

/**
 * Reads a ledger (docs/ledger.md), or answers every mistake in it at once, in the order of the file: first those of
 * YAML, and where there are none, those of names, fields and values.
 */
export function readLedger(text: string, options: LedgerOptions): LedgerReading {
	const { mostBytes = mostLedgerBytes, now = '9999', ratings = usualRatings } = options;
	const parsed = parseYaml(text.startsWith('\ufeff') ? text.slice(1) : text, { mostBytes });
	const refuse = (faults: readonly Fault[]): LedgerReading => {
		const ordered = [...faults].sort((a, b) => a.offset - b.offset);
		const problems = ordered.slice(0, mostFaults).map(({ offset, message }): LedgerProblem => {
			const { line, col: column } = parsed.lines.linePos(offset);
			return { file: options.file, line, column, message: message.replace(/\p{Cc}+/gu, ' ') };
		});
		const last = problems.at(-1);
		if (last && ordered.length > problems.length)
			problems.push({ ...last, message: 'there are more mistakes after this one; mend these first' });
		return { ok: false, problems };
	};
	if (!parsed.ok) return refuse(parsed.faults);

	const root: Spot = { node: parsed.root, path: [], key: null };
	const reading = new Reading(parsed.lines);
	const ledger = readRoot(root, reading, { now, ratings });
	if (reading.faults.length > 0 || !ledger) return refuse(reading.faults);
	return { ok: true, ledger, locate: (path) => reading.position(spotAt(root, path)) };
}

const whole: Shape<Spot> = (spot) => spot;
const ledgerShape = record(
	'a ledger',
	{
		counterclaim: whole,
		story: whole,
		documents: whole,
		parties: whole,
		interests: spots,
		sources: whole,
		claims: whole,
		...deskFields,
	},
	{ needs: ['counterclaim', 'story'] },
);

function readRoot(
	root: Spot,
	reading: Reading,
	{ now, ratings }: { readonly now: Instant; readonly ratings: readonly string[] },
): Ledger | undefined {
	if (!isVersionKnown(root, reading)) return undefined;
	const file = ledgerShape(root, reading);
	if (!file?.values.story) return undefined;
	for (const name of ['documents', 'parties', 'sources', 'claims', 'desk'] as const)
		for (const key of keysOf(file.values[name])) reading.names[name].add(key);

	const { entry, frame: story } = readStory(file.values.story, reading);
	const under = { reading, story, now };
	const { documents, parties, interests = [], sources, claims } = file.values;
	const ledger: Ledger = {
		story: entry,
		documents: section(documents, reading, (key, spot) => readDocument(key, spot, under)),
		parties: section(parties, reading, (key, spot) => readParty(key, spot, under)),
		interests: interests.flatMap((spot) => readInterest(spot, reading) ?? []),
		sources: section(sources, reading, (key, spot) => readSource(key, spot, under)),
		claims: section(claims, reading, (key, spot) => readClaim(key, spot, under)),
	};
	refuseCircles(ledger.claims, { root, reading });
	return { ...ledger, desk: readDesk(file, ledger, { ...under, ratings }) };
}

/** A later version may mean other things by the same words: nothing else is read then. */
function isVersionKnown(root: Spot, reading: Reading): boolean {
	const given = spotAt(root, ['counterclaim']);
	if (given.path.length === 0 || isBlank(given.node)) return true;
	const found = String(given.node);
	if (found === version) return true;
	reading.add(given, `this is version ${named(found)} of the ledger format; only version \`${version}\` is known here`);
	return false;
}
