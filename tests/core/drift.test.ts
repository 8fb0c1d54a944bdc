import { describe, expect, it } from 'vitest';
import { driftsIn } from '../../src/core/drift.js';
import { asserts, caseOf, denies, derived, saysNothing, spokesperson, unnamed, type Word } from './_cases.js';

const surge = (documentId: string) => ({ ...spokesperson('surge'), documentId });
const chain = [derived('copy', 'TRANSLATES', 'wire')];
const found = (words: Word[], derivations = chain) =>
	driftsIn(caseOf(words, { derivations })).map((one) => [
		one.originDocumentId,
		...one.statements.map((said) => said.id),
	]);

describe('drift', () => {
	it('is found where a translation turns a declined comment into something else', () => {
		const declined = saysNothing('declined', surge('wire'));
		const silent = saysNothing('silent', surge('copy'), { response: 'NO_RESPONSE' });
		expect(found([declined, silent])).toEqual([['wire', 'declined', 'silent']]);
		expect(found([declined, denies('denied', surge('copy'))])).toEqual([['wire', 'declined', 'denied']]);
	});

	it('is none where the documents say the same, or have different origins, or are one', () => {
		const declined = saysNothing('declined', surge('wire'));
		expect(found([declined, saysNothing('again', surge('copy'))])).toEqual([]);
		expect(found([declined, denies('denied', surge('copy'))], [])).toEqual([]);
		expect(found([declined, denies('denied', surge('wire'))])).toEqual([]);
	});

	it('is none between different speakers, and is found for one unnamed source', () => {
		const declined = saysNothing('declined', surge('wire'));
		expect(found([declined, denies('other', { ...spokesperson('mercor'), documentId: 'copy' })])).toEqual([]);
		const group = { ...unnamed(2), id: 'two', documentId: 'wire' };
		const asserted = asserts('asserted', group);
		expect(found([asserted, denies('denied', group, { documentId: 'copy' })])).toEqual([
			['wire', 'asserted', 'denied'],
		]);
	});

	it('is gone once one of the statements is taken back', () => {
		const words = [saysNothing('declined', surge('wire')), denies('denied', surge('copy'))];
		expect(driftsIn(caseOf(words, { derivations: chain, retracted: ['denied'] }))).toEqual([]);
	});
});
