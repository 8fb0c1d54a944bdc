import { isUnnamed } from '../../source.js';
import { nothingToMeet, type Rule, standing } from '../rule.js';

/** Each unnamed source that speaks for the claim or against it is there with an editor's leave. */
export const unnamedApproved: Rule = {
	name: 'UNNAMED_APPROVED',
	cites: [
		'AP, Statement of News Values and Principles: Anonymous sources (approval of a news manager)',
		'Reuters, Handbook of Journalism: Unnamed sources',
		'BBC, Editorial Guidelines, section 3: Accuracy (anonymous sources)',
	],
	judge({ case: theCase, approvals }) {
		const unnamed = new Set<string>();
		for (const one of standing(theCase)) {
			const source = theCase.sources.get(one.sourceId);
			if (one.role !== 'SILENCE' && source && isUnnamed(source.attribution)) unnamed.add(source.id);
		}
		if (unnamed.size === 0) return nothingToMeet;
		const approved = new Set(approvals.map((one) => one.sourceId));
		const open = [...unnamed].filter((id) => !approved.has(id));
		const because = { of: 'UNNAMED', approved: unnamed.size - open.length, open: open.length } as const;
		return { met: open.length === 0, objects: open, because };
	},
};
