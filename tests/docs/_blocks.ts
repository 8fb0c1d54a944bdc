/** A piece of code in a text in Markdown. */
export interface Block {
	readonly language: string;
	readonly text: string;
	readonly line: number;
}

/** The fenced blocks of a text, in order. */
export function blocksOf(markdown: string): Block[] {
	const blocks: Block[] = [];
	let open: { language: string; line: number; lines: string[] } | null = null;
	for (const [at, line] of markdown.split('\n').entries()) {
		const fence = /^\s*```(\w*)/.exec(line);
		if (fence && open) {
			blocks.push({ language: open.language, line: open.line, text: open.lines.join('\n') });
			open = null;
		} else if (fence) open = { language: fence[1] ?? '', line: at + 2, lines: [] };
		else open?.lines.push(line);
	}
	return blocks;
}

/** The commands of shell blocks, without comments; one that goes on in the next line is one. */
export const commandsOf = (blocks: readonly Block[]): string[] =>
	blocks
		.filter((one) => ['sh', 'console'].includes(one.language))
		.flatMap((one) =>
			one.text
				.replace(/\\\n\s*/g, ' ')
				.split('\n')
				.flatMap((line) => (one.language === 'sh' ? [line] : line.startsWith('$ ') ? [line.slice(2)] : []))
				.filter((line) => line.trim() !== '' && !line.startsWith('#')),
		);
