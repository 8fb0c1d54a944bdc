import { partiesWithBadNews } from '../../reply.js';
import { nothingToMeet, type Rule, restsOnClaims, restsOnClaimsOnly, standing } from '../rule.js';
import { usualSettings } from '../settings.js';

/** What is bad news for a party is said by somebody on the record, or stands in a document. */
export const accusationOnRecord: Rule = {
	name: 'ACCUSATION_ON_RECORD',
	cites: [
		'AP, Statement of News Values and Principles: Anonymous sources (fact, not opinion)',
		'Reuters, Handbook of Journalism: Unnamed sources (no attacks under cover)',
		'BBC, Editorial Guidelines, section 3: Accuracy (serious allegations from anonymous sources)',
	],
	judge({ case: theCase }, setting) {
		const partyIds = partiesWithBadNews(theCase);
		if (partyIds.length === 0) return nothingToMeet;
		if (restsOnClaimsOnly(theCase)) return restsOnClaims;
		const accepted = setting.attributions ?? usualSettings.ACCUSATION_ON_RECORD.attributions ?? [];
		const supports = standing(theCase).filter((one) => one.role === 'TESTIMONY');
		const met = supports.some((one) => {
			const source = theCase.sources.get(one.sourceId);
			return source !== undefined && accepted.includes(source.attribution);
		});
		const objects = met ? [] : [...partyIds, ...supports.map((one) => one.id)];
		return { met, objects, because: { of: 'ACCUSED', partyIds, met } };
	},
};
