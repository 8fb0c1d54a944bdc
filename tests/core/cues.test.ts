import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/core/cues/sentences.js';
import { suggestStatements } from '../../src/core/cues/suggest.js';
import { foundByMeaning, labelledSentences, measureCues } from './_cues.js';

const page = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

describe('what is measured', () => {
	it('precision and recall are as the documents say', () => {
		const measured = Object.entries(measureCues());
		const rows = measured.map(
			([name, of]) => `| ${name} | ${of.sentences} | ${of.precision} | ${of.recall} | ${of.speaker} |`,
		);
		expect(page('docs/cues.md').match(/^\| (?:development|held out).*$/gm)).toEqual(rows);
		const heldOut = measured.find(([name]) => name === 'held out')?.[1];
		expect(page('README.md')).toContain(`precision ${heldOut?.precision}, recall ${heldOut?.recall}`);
		const byMeaning = Object.entries(foundByMeaning()).map(([meaning, found]) => `| \`${meaning}\` | ${found} |`);
		expect(page('docs/cues.md').match(/^\| `[A-Z_]+` \|.*$/gm)).toEqual(byMeaning);
	});

	it('the list is long enough, about half of it traps, in both languages, and no sentence stands in it twice', () => {
		const all = labelledSentences();
		const traps = all.filter((one) => one.is === 'NONE').length;
		const chinese = all.filter((one) => /\p{sc=Han}/u.test(one.says)).length;
		expect(all.length).toBeGreaterThanOrEqual(300);
		expect(traps / all.length).toBeGreaterThan(0.4);
		expect(chinese).toBeGreaterThanOrEqual(150);
		expect(new Set(all.map((one) => one.says)).size).toBe(all.length);
		expect(page('docs/cues.md')).toContain(`${all.length} made-up sentences`);
	});
});

describe('a suggestion', () => {
	it('has the sentence and its place, the cue, what it would be recorded as, and who probably said it', () => {
		const text =
			'The plan was approved in June.\nNorvik Air, which runs the line, denied it. Helion Bank declined to comment.';
		const found = suggestStatements(text, { most: 10 });
		expect(found).toMatchObject([
			{ cue: 'denied', opposingStance: 'DENIES', supportingStance: null, response: null, speaker: 'Norvik Air' },
			{ cue: 'declined to comment', response: 'DECLINED_TO_COMMENT', opposingStance: null, speaker: 'Helion Bank' },
		]);
		for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.sentence);
	});

	it('is not made of what somebody is quoted as saying', () => {
		expect(suggestStatements('“She denied it. She declined to comment,” he wrote of 1998.', { most: 10 })).toEqual([]);
		expect(suggestStatements('他写道：“她当年否认了。她拒绝置评。”', { most: 10 })).toEqual([]);
	});

	it('of one sentence can be two', () => {
		const found = suggestStatements('Oriel denied the claim, and Kestrel did not respond to a request for comment.', {
			most: 10,
		});
		expect(found.map((one) => [one.meaning, one.speaker])).toEqual([
			['DENIES', 'Oriel'],
			['NO_RESPONSE', 'Kestrel'],
		]);
	});

	it('comes no more often than asked for', () => {
		const text = 'Ann denied it. '.repeat(50);
		expect(suggestStatements(text, { most: 7 })).toHaveLength(7);
		expect(suggestStatements(text, { most: 0 })).toEqual([]);
	});

	it('never breaks, whatever the text, and its places are right', () => {
		const words = fc.constantFrom(
			...'denied declined to comment not the claims “ ” " 否认 拒绝 置评 未 回应 记者 。 ， . , called it false by was did respond \n'.split(
				' ',
			),
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
		);
		fc.assert(
			fc.property(text, (given) => {
				for (const one of suggestStatements(given, { most: 100 }))
					expect(given.slice(one.start, one.end)).toBe(one.sentence);
			}),
		);
	});

	it('takes about as long as the text is, not its square', () => {
		for (const part of ['called ', 'said the report ', 'denied by ', '拒绝', '未', '否认', '“', 'a'])
			suggestStatements(part.repeat(20_000), { most: 100 });
		suggestStatements('The claims about the report and the story which '.repeat(10_000), { most: 100 });
	});
});

describe('sentences', () => {
	it.each([
		['Mr. Marsh of Quill Inc. denied it. Dr. Amari did not.', 2],
		['It cost 3.5 million. It sank.', 2],
		['“Is it so?” she asked. He left.', 2],
		['“It is.” He left.', 2],
		['他说：“是的。”她走了。', 2],
		['One\nTwo', 2],
		['', 0],
	])('%s', (text, count) => {
		expect(sentencesOf(text)).toHaveLength(count);
	});
});
