import { expect, it } from 'vitest';
import { numbered } from '../../src/store/engines/placeholders.js';

it.each([
	['SELECT 1', 'SELECT 1'],
	['a = ? AND (b, c) > (?, ?)', 'a = $1 AND (b, c) > ($2, $3)'],
	["a = 'why?' AND b = ?", "a = 'why?' AND b = $1"],
	["a = 'it''s ?' || ? || '?'", "a = 'it''s ?' || $1 || '?'"],
	['SELECT ? AS "how?", "a""?b", ?', 'SELECT $1 AS "how?", "a""?b", $2'],
	['IN (?,?,?,?,?,?,?,?,?,?,?)', 'IN ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)'],
])('%s becomes %s, the first time and from memory', (sql, expected) => {
	expect(numbered(sql)).toBe(expected);
	expect(numbered(sql)).toBe(expected);
});
