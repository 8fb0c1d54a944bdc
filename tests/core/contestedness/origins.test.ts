import { describe, expect, it } from 'vitest';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import {
	asserts,
	badNewsFor,
	caseOf,
	counters,
	denies,
	derived,
	newsroom,
	onRecord,
	unnamed,
	type Word,
} from '../_cases.js';

const insiders = asserts('insiders', { ...unnamed(2), documentId: 'wire' });
const mayer = denies('mayer', { ...onRecord('mayer'), directness: 'FIRST_HAND', documentId: 'wire' });
const outlets = Array.from({ length: 10 }, (_, at) => asserts(`outlet-${at}`, newsroom(`copy-${at}`)));
const copies = outlets.map((_, at) => derived(`copy-${at}`, 'REPUBLISHES', 'wire'));
const bearings = [badNewsFor('mayer')];

const assess = (words: Word[], more: object = {}) => balance1.assess(caseOf(words, { bearings, ...more }));
const scoreOf = (words: Word[], more: object = {}) => assess(words, more).opinion.score;

describe('what only passes a document on', () => {
	it('changes nothing, however many outlets republish what two insiders said in it', () => {
		const alone = scoreOf([insiders, mayer]);
		expect(alone).toBeCloseTo(0.253968253968254, 12);
		expect(scoreOf([insiders, mayer, ...outlets], { derivations: copies })).toBe(alone);
	});

	it('is shown as repeating the weightiest who speak in that document to the same effect', () => {
		const { weights } = assess([insiders, mayer, ...outlets], { derivations: copies });
		expect(outlets.map((one) => weights.get(one.statement.id)?.repeats)).toEqual(outlets.map(() => 'insiders'));
		expect(outlets.every((one) => weights.get(one.statement.id)?.effective === 0)).toBe(true);
	});

	it('counts once where nobody on record speaks in that document', () => {
		const { opinion } = assess(outlets, { derivations: copies });
		expect(opinion.support).toBe(1);
	});

	it('counts for itself again where what it passed on was retracted', () => {
		const retracted = ['insiders'];
		expect(assess([insiders, ...outlets], { derivations: copies, retracted }).opinion.support).toBe(1);
	});

	it('is told apart from an outlet that reports for itself and only cites', () => {
		const cites = outlets.map((_, at) => derived(`copy-${at}`, 'CITES', 'wire'));
		expect(assess([insiders, ...outlets], { derivations: cites }).opinion.support).toBe(10.75);
	});

	it('does not fold support into opposition, nor one attack into an attack on something else', () => {
		const denial = denies('copied-denial', newsroom('copy-0'));
		expect(assess([insiders, denial], { derivations: copies }).opinion.opposition).toBe(1);
		const first = counters('first', 'mayer', { ...unnamed(1), documentId: 'wire' });
		const second = counters('second', 'insiders', newsroom('copy-0'));
		const { weights } = assess([insiders, mayer, first, second], { derivations: copies });
		expect(weights.get('second')).toMatchObject({ effective: 1, repeats: null });
	});

	it('weighs less once it is known whose words it passes on', () => {
		const unknownOf = (words: Word[]) => assess(words, { derivations: copies }).opinion.unknown;
		expect(unknownOf([...outlets, insiders])).toBeGreaterThan(unknownOf(outlets));
	});

	it('is found through a marked repetition as well as through a chain of documents', () => {
		const marked = asserts('marked', onRecord('someone'), { originDocumentId: 'copy-1' });
		const chain = [derived('copy-1', 'TRANSLATES', 'copy-2'), derived('copy-2', 'SUMMARISES', 'wire')];
		expect(assess([insiders, marked], { derivations: chain }).opinion.support).toBe(0.75);
	});

	it('is one origin however often documents pass it round in a circle, and whichever of them is asked', () => {
		const circle = [
			derived('copy-1', 'REPUBLISHES', 'copy-2'),
			derived('copy-2', 'TRANSLATES', 'copy-3'),
			derived('copy-3', 'SUMMARISES', 'copy-1'),
			derived('copy-4', 'TRANSLATES', 'copy-2'),
		];
		const words = [1, 2, 3, 4].map((at) => asserts(`word ${at}`, newsroom(`copy-${at}`)));
		for (let least = 0; least < words.length; least++) {
			const { opinion } = assess([...words.slice(least), ...words.slice(0, least)], { derivations: circle });
			expect(opinion.support).toBe(1);
		}
		expect(assess(words, { derivations: circle.slice(3) }).opinion.support).toBe(3);
	});

	it('folds into the same origin whichever copy of it has the least id', () => {
		const speaker = { ...onRecord(), id: 'speaker' };
		const [qualified, inPart] = ['QUALIFIES', 'DENIES_IN_PART'] as const;
		const words = [
			denies('word 0', { ...speaker, documentId: 'page' }, { stance: qualified }),
			denies('word 1', { ...speaker, documentId: 'page' }, { stance: inPart, originDocumentId: 'page' }),
			denies('word 5', { ...onRecord(), id: 'another', documentId: 'page' }, { stance: inPart }),
			denies('word 8', { ...onRecord(), id: 'third' }, { stance: inPart, originDocumentId: 'page' }),
			counters('word 3', 'word 8', onRecord()),
			counters('word 6', 'word 0', onRecord()),
		];
		const copy = denies('copy 1', { ...speaker, documentId: 'page' }, { stance: inPart, originDocumentId: 'page' });
		expect(assess([...words, copy]).opinion.opposition).toBe(assess(words).opinion.opposition);
	});
});
