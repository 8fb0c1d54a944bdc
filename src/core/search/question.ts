import { BadRequest } from '../result.js';
import { wantedTokens } from './tokens.js';

/** The longest that a text to search for may be, and one to find similar claims for, in UTF-16 units. */
export const questionLimits = { search: 200, similar: 2_000 } as const;

/** The tokens that every hit must have; refuses a text that is too long or has nothing to look for. */
export function searchedTokens(text: string): Set<string> {
	if (text.length > questionLimits.search)
		throw new BadRequest(`text has ${text.length} characters; the most is ${questionLimits.search}`);
	const tokens = wantedTokens(text);
	if (tokens.size === 0) throw new BadRequest('text has nothing to look for; give at least one letter or digit');
	return tokens;
}
