import { nothingToMeet, type Rule, standing } from '../rule.js';

/** Words between quotation marks are in the document that they are said to be in. */
export const quotesVerified: Rule = {
	name: 'QUOTES_VERIFIED',
	cites: [
		'AP, Statement of News Values and Principles: Quotations',
		'Reuters, Handbook of Journalism: Quotes',
		'BBC, Editorial Guidelines, section 3: Accuracy (checking)',
	],
	judge({ case: theCase, quotes }, setting) {
		const quoting = standing(theCase).filter((one) => one.quote !== null);
		if (quoting.length === 0) return nothingToMeet;
		const that = (wanted: string) => quoting.filter((one) => (quotes.get(one.id) ?? 'UNVERIFIABLE') === wanted);
		const [notFound, unverifiable] = [that('NOT_FOUND'), that('UNVERIFIABLE')];
		const met = notFound.length === 0 && (unverifiable.length === 0 || setting.acceptUnverifiable === true);
		return {
			met,
			objects: [...notFound, ...unverifiable].map((one) => one.id),
			because: { of: 'QUOTES', notFound: notFound.length, unverifiable: unverifiable.length },
		};
	},
};
