/** Numbers texts from 0 on, as they come, and finds them again within a longer text without cutting it up. */
export class Numbers {
	private readonly texts: string[] = [];
	/** The number after this one, by hash; 0 where the place is free. */
	private table = new Int32Array(1024);

	get size(): number {
		return this.texts.length;
	}

	textOf(number: number): string {
		return this.texts[number] as string;
	}

	/** The number of `within.slice(from, to)`. */
	numberOf(within: string, from: number, to: number): number {
		let slot = this.first(within, from, to);
		for (;;) {
			const number = (this.table[slot] as number) - 1;
			if (number < 0) break;
			if (isAt(this.texts[number] as string, within, from, to)) return number;
			slot = (slot + 1) & (this.table.length - 1);
		}
		// Joined and cut, so that the short text does not keep the long one in memory.
		this.texts.push(Buffer.from(within.slice(from, to)).toString());
		this.table[slot] = this.texts.length;
		if (this.texts.length * 2 > this.table.length) this.grow();
		return this.texts.length - 1;
	}

	/** Where to look first; the end of an id tells the most. */
	private first(within: string, from: number, to: number): number {
		let hash = to - from;
		for (let at = Math.max(from, to - 12); at < to; at++) hash = Math.imul(hash ^ within.charCodeAt(at), 0x01000193);
		return (hash ^ (hash >>> 15)) & (this.table.length - 1);
	}

	private grow(): void {
		this.table = new Int32Array(this.table.length * 4);
		for (const [number, text] of this.texts.entries()) {
			let slot = this.first(text, 0, text.length);
			while (this.table[slot] !== 0) slot = (slot + 1) & (this.table.length - 1);
			this.table[slot] = number + 1;
		}
	}
}

function isAt(text: string, within: string, from: number, to: number): boolean {
	if (text.length !== to - from) return false;
	for (let at = text.length - 1; at >= 0; at--) if (text.charCodeAt(at) !== within.charCodeAt(from + at)) return false;
	return true;
}
