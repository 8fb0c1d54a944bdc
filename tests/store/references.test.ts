import { expect, it } from 'vitest';
import { Problems } from '../../src/core/problems.js';
import { requireKind } from '../../src/store/references.js';

it('says of what is no id which things were looked for', () => {
	const problems = new Problems();
	expect(requireKind('nope', ['testimony', 'rebuttal', 'silence'], { path: 'statement', problems })).toBe(false);
	expect(problems.errors.map((one) => one.message)).toEqual(['there is no testimony or rebuttal or silence `nope`']);
});
