import { isSettled, partiesHeard, partiesWithBadNews } from '../../reply.js';
import { nothingToMeet, type Rule } from '../rule.js';

/** Every party with bad news has spoken, or was asked and has had its time. */
export const rightOfReply: Rule = {
	name: 'RIGHT_OF_REPLY',
	cites: [
		'AP, Statement of News Values and Principles: Responses',
		'Reuters, Handbook of Journalism: Fairness and seeking comment',
		'BBC, Editorial Guidelines, section 6: Fairness (right of reply)',
	],
	judge({ case: theCase, requests, now }, setting) {
		const parties = partiesWithBadNews(theCase);
		if (parties.length === 0) return nothingToMeet;
		const heard = partiesHeard(theCase);
		const to = (id: string) => requests.filter((one) => one.partyId === id);
		const answers = (id: string) =>
			heard.has(id) || to(id).some((one) => setting.untilDeadline === false || isSettled(one, now));
		const open = parties.filter((id) => !answers(id));
		const unasked = open.filter((id) => to(id).length === 0);
		const waiting = open.filter((id) => to(id).length > 0);
		const objects = [...unasked, ...waiting.flatMap((id) => to(id).map((one) => one.id))];
		return { met: open.length === 0, objects, because: { of: 'REPLIES', unasked, waiting } };
	},
};
