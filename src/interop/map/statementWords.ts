import type { Messages } from '../../core/messages/catalogue.js';
import type { Statement } from '../../core/statement.js';
import { plainText } from '../plainText.js';

/** What a statement does, in words: "denies in part", "declined to comment". */
export function deedOf(statement: Statement, { map }: Messages): string {
	if (statement.role === 'SILENCE') return map.deed[statement.response];
	if (statement.role === 'TESTIMONY' || statement.kind === 'REBUTS') return map.deed[statement.stance];
	return map.deed[statement.kind];
}

/** What was said: the quote in quotation marks, else the words; null where neither is on record. */
export function saidBy({ quote, words }: Statement, { map }: Messages): string | null {
	const exactly = plainText(quote ?? '');
	if (exactly) return map.quoted(exactly);
	return plainText(words ?? '') || null;
}
