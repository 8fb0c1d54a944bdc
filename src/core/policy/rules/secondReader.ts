import { currentVerdict, stateOf } from '../../verdict.js';
import type { Rule } from '../rule.js';

/** There is a verdict on the present wording, and a second person agreed to it. */
export const secondReader: Rule = {
	name: 'SECOND_READER',
	cites: [
		'AP, Statement of News Values and Principles: Anonymous sources (a manager vets)',
		'BBC, Editorial Guidelines, section 2: How to use the guidelines (referral)',
		'Practice of fact-check desks: nothing is published on the word of one person',
	],
	judge({ case: { claim }, verdicts }) {
		const current = currentVerdict(verdicts);
		if (current?.claimRevision === claim.revision)
			return { met: true, objects: [], because: { of: 'READ_TWICE', verdict: 'AGREED' } };
		const latest = verdicts.at(-1);
		const waits = latest && stateOf(latest, { latest: latest.sequence }) === 'AWAITING';
		if (waits && latest.claimRevision === claim.revision)
			return { met: false, objects: [latest.id], because: { of: 'READ_TWICE', verdict: 'AWAITING' } };
		const verdict = current || waits ? 'OUTDATED' : 'NONE';
		return { met: false, objects: [current?.id ?? claim.id], because: { of: 'READ_TWICE', verdict } };
	},
};
