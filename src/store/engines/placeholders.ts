/** SQL with `?` in the order of its values, as `$1`, `$2` …; a question mark within quotes stays one. */
export function numbered(sql: string): string {
	const known = answers.get(sql);
	if (known !== undefined) return known;
	let at = 0;
	const answer = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g, (part) => (part === '?' ? `$${++at}` : part));
	if (answers.size >= most) answers.clear();
	answers.set(sql, answer);
	return answer;
}
const answers = new Map<string, string>();
/** Lists of values make many texts of one statement. */
const most = 2_000;
