import type { Case } from '../../../src/core/case.js';
import {
	asserts,
	caseOf,
	counters,
	denies,
	document,
	newsroom,
	onRecord,
	saysNothing,
	unnamed,
	type Word,
} from '../_cases.js';

/** So many statements of all sorts: some by one origin, some against others, five deep, some silent. */
export function mixedCase(count: number): Case {
	const wordAt = (at: number): Word => {
		const id = `word ${at}`;
		switch (at % 8) {
			case 0:
				return asserts(id, unnamed(1 + (at % 5)));
			case 1:
				return asserts(id, { ...newsroom(`page ${at % 40}`), id: `outlet ${at % 40}` });
			case 2:
				return saysNothing(id, onRecord(`person ${at}`));
			case 3:
				return denies(id, unnamed(1 + (at % 7)));
			case 4:
				return denies(id, onRecord(`person ${at}`), { stance: at % 3 === 0 ? 'QUALIFIES' : 'DENIES' });
			default:
				return counters(id, `word ${at - (at % 8 === 5 ? 2 : 1)}`, onRecord(`person ${at % 500}`));
		}
	};
	return caseOf(Array.from({ length: count }, (_, at) => wordAt(at)));
}

/** One person, quoted in one page that so many outlets pass on, denied by one, who is countered by as many by name. */
export function lopsidedCase(count: number): Case {
	const outlets = Array.from({ length: count }, (_, at) =>
		asserts(`outlet ${at}`, newsroom(`page of ${at}`), { originDocumentId: 'page' }),
	);
	const counterings = Array.from({ length: count }, (_, at) =>
		counters(`counter ${at}`, 'denial', onRecord(`b ${at}`)),
	);
	return caseOf(
		[
			asserts('quoted', { ...onRecord('ann'), documentId: 'page' }),
			denies('denial', onRecord('bob')),
			...outlets,
			...counterings,
		],
		{ documents: [document('page')] },
	);
}

/** An assertion and a denial, and two people who counter each other so many times. */
export function deepCase(count: number): Case {
	const counterings = Array.from({ length: count }, (_, at) => {
		const source = at % 2 === 0 ? { ...onRecord('ann'), id: 'ann' } : { ...onRecord('bob'), id: 'bob' };
		return counters(`counter ${at + 1}`, `counter ${at}`, source);
	});
	return caseOf([asserts('claim', onRecord('ann')), denies('counter 0', onRecord('bob')), ...counterings]);
}
