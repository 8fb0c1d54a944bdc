import type { Party } from '../party.js';
import { isPublicationVoice, isUnnamed, type Source } from '../source.js';
import type { InterestStanding, Rebuttal, Testimony } from '../statement.js';
import { rawOf, voicesIn } from './factors.js';
import type { BalanceWeights } from './weights.js';

/** Raw weights of a source's word, by whether it serves the source. */
type Raws = Readonly<Record<InterestStanding, number>>;

/** A source, and what its word weighs when it says something in full and in part. */
export interface Speaker {
	readonly source: Source;
	readonly whole: Raws;
	readonly partial: Raws;
}

/** What is to be known of a speaker at a glance. */
export const speakerMarks = { KNOWN: 1, NAMED: 2, PUBLICATION: 4, MAY_OVERLAP: 8 } as const;

/** Speakers by number; what is asked of each for every statement lies in columns. */
export class Speakers {
	/** Sums of `speakerMarks`. */
	marks = new Uint8Array(1024);
	/** Two a speaker: what its word weighs without interest, in full and in part. */
	raws = new Float64Array(2048);
	/** The number of the only party that it speaks for, else −1. */
	soleParties = new Int32Array(1024);
	private readonly all: Speaker[] = [];
	private readonly numbers = new Map<string, number>();
	private readonly partyNumbers = new Map<string, number>();
	private readonly spokenFor: (readonly number[])[] = [];

	constructor(private readonly weights: BalanceWeights) {}

	has(number: number): boolean {
		return this.all[number] !== undefined;
	}

	at(number: number): Speaker {
		return this.all[number] as Speaker;
	}

	/** The number of a source that has been added. */
	numberOf(sourceId: string): number | undefined {
		return this.numbers.get(sourceId);
	}

	/** Numbers of the parties that a speaker speaks for. */
	partiesOf(number: number): readonly number[] {
		return this.spokenFor[number] as readonly number[];
	}

	partyNumber(partyId: string): number {
		const number = this.partyNumbers.get(partyId) ?? this.partyNumbers.size;
		if (number === this.partyNumbers.size) this.partyNumbers.set(partyId, number);
		return number;
	}

	/** Works out once what a source's word weighs. */
	add(number: number, source: Source, parties: ReadonlyMap<string, Party>): void {
		const voice = voicesIn({ parties })(source);
		const weigh = (statement: Testimony | Rebuttal): Raws => {
			const by = (interest: InterestStanding) =>
				rawOf({ statement, source, voice, finding: { interest, reason: { of: 'NO_STAKE' } } }, this.weights);
			return { NONE: by('NONE'), SERVES: by('SERVES'), AGAINST: by('AGAINST') };
		};
		const [whole, partial] = [weigh(testimony), weigh(qualification)];
		while (this.marks.length <= number) this.grow();
		this.all[number] = { source, whole, partial };
		this.numbers.set(source.id, number);
		this.spokenFor[number] = source.partyIds.map((id) => this.partyNumber(id));
		this.soleParties[number] = source.partyIds.length === 1 ? (this.partiesOf(number)[0] as number) : -1;
		this.raws[2 * number] = whole.NONE;
		this.raws[2 * number + 1] = partial.NONE;
		this.marks[number] =
			speakerMarks.KNOWN |
			(isUnnamed(source.attribution) ? 0 : speakerMarks.NAMED) |
			(isPublicationVoice(source.attribution) ? speakerMarks.PUBLICATION : 0) |
			(source.mayOverlapIds.length > 0 ? speakerMarks.MAY_OVERLAP : 0);
	}

	private grow(): void {
		const { marks, raws, soleParties } = this;
		this.marks = new Uint8Array(marks.length * 4);
		this.raws = new Float64Array(raws.length * 4);
		this.soleParties = new Int32Array(soleParties.length * 4);
		this.marks.set(marks);
		this.soleParties.set(soleParties);
		this.raws.set(raws);
	}
}

const said = {
	id: '',
	claimId: '',
	sourceId: '',
	documentId: null,
	originDocumentId: null,
	words: null,
	wordsLanguage: null,
	quote: null,
	note: null,
	saidAt: null,
	recordedAt: '',
};
const testimony: Testimony = { ...said, role: 'TESTIMONY', stance: 'ASSERTS' };
const qualification: Rebuttal = { ...said, role: 'REBUTTAL', kind: 'REBUTS', stance: 'QUALIFIES', targetId: null };
