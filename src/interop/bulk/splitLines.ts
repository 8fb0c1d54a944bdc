import type { BulkLine } from '../../core/bulk.js';
import { readLine } from './readLine.js';

/** The longest that a line may be, in UTF-16 units: a claim with some tens of thousands of statements. */
const longestLine = 32_000_000;

/** Cuts text that comes in pieces into lines, each read; blank lines count and hold nothing. */
export class LineSplitter {
	private rest: string[] = [];
	private restLength = 0;
	private line = 0;

	push(piece: string): BulkLine[] {
		const read: BulkLine[] = [];
		let from = 0;
		for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
			this.keep(piece.slice(from, end));
			read.push(...this.take());
			from = end + 1;
		}
		this.keep(piece.slice(from));
		return read;
	}

	/** The last line, where the text does not end with a line break. */
	end(): BulkLine[] {
		return this.restLength > 0 ? this.take() : [];
	}

	private keep(text: string): void {
		this.restLength += text.length;
		// Too long a line is not collected, only counted.
		if (this.restLength <= longestLine) this.rest.push(text);
	}

	private take(): BulkLine[] {
		const [text, length] = [this.rest.join(''), this.restLength];
		this.rest = [];
		this.restLength = 0;
		this.line++;
		if (length > longestLine) {
			const message = `this line has ${length} characters; the most is ${longestLine}`;
			return [{ line: this.line, given: '', read: [{ code: 'TOO_LONG', path: [], message }] }];
		}
		return text.trim() === '' ? [] : [readLine(text, this.line)];
	}
}
