import type { Subject } from '../../workflow/live.js';

/** One answer as JSON, made once for all who are told, and what it is about. */
export interface Told {
	readonly subject: Subject;
	readonly text: string;
}

/** How many answers are kept for who is slow. Who needs older ones is told to read anew instead. */
const mostWaiting = 1_000;

/** What an operation has answered and somebody has not taken yet: kept once, however many wait for it. */
export class Backlog {
	private kept: Told[] = [];
	private length = 0;
	/** The number of the oldest answer kept; they are counted from 0. */
	first = 0;

	/** `mostLength` answers how long the texts kept may be together, in UTF-16 units. */
	constructor(private readonly mostLength: () => number) {}

	/** The number that the next answer will have. */
	get end(): number {
		return this.first + this.kept.length;
	}

	add(told: Told): void {
		this.kept.push(told);
		this.length += told.text.length;
	}

	at(number: number): Told | undefined {
		return this.kept[number - this.first];
	}

	/** Forgets what all have taken, that is answers before this one, and the oldest ones where too much is kept. */
	forget(before: number): void {
		const mostLength = this.mostLength();
		let gone = 0;
		for (const { text } of this.kept) {
			const tooMany = this.kept.length - gone > mostWaiting || this.length > mostLength;
			if (this.first + gone >= before && !tooMany) break;
			gone++;
			this.length -= text.length;
		}
		if (gone === 0) return;
		this.kept = this.kept.slice(gone);
		this.first += gone;
	}
}
