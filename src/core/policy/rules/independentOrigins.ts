import { certainlyDifferent, originsOnSide } from '../../contestedness/independence.js';
import { type Rule, restsOnClaims, restsOnClaimsOnly } from '../rule.js';
import { leastFor } from '../settings.js';

/** As many independent origins as the terms of the best of them ask for: one who speaks by name, two who do not. */
export const independentOrigins: Rule = {
	name: 'INDEPENDENT_ORIGINS',
	cites: [
		'AP, Statement of News Values and Principles: Anonymous sources',
		'Reuters, Handbook of Journalism: Sourcing',
		'BBC, Editorial Guidelines, section 3: Accuracy (sources)',
	],
	judge({ case: theCase, assessment }, setting) {
		if (restsOnClaimsOnly(theCase)) return restsOnClaims;
		const origins = originsOnSide(theCase, assessment, 'SUPPORT');
		const needs = origins.flatMap(({ source }) => (source ? leastFor(setting, source.attribution) : []));
		const needed = needs.length > 0 ? Math.min(...needs) : 1;
		const found = certainlyDifferent(theCase, origins);
		const met = found >= needed;
		const atFault = origins.length > 0 ? origins.map((one) => one.statementId) : [theCase.claim.id];
		return { met, objects: met ? [] : atFault, because: { of: 'ORIGINS', found, needed } };
	},
};
