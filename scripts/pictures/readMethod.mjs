/** The tables of AUC in docs/method.md: a title and, for each measure, its value with its interval where one is given. */
export function readMethod(markdown) {
	return [...markdown.matchAll(/^\| ((?:CLIMATE-FEVER|Emergent): .+?) \| AUC \|.*\n\|[-|]+\n((?:\|.*\n)+)/gm)].map(
		([, title, rows]) => ({
			title: plain(title),
			measures: rows
				.trim()
				.split('\n')
				.flatMap((row) => {
					const [names = '', values = ''] = row
						.replaceAll('\\|', '∣')
						.split('|')
						.slice(1)
						.map((one) => one.trim());
					const found = values.split(';').map(numbers);
					return found.length === 1
						? [{ name: plain(names), ...found[0] }]
						: names.split(';').map((name, at) => ({ name: plain(name), ...found[at] }));
				}),
		}),
	);
}

const plain = (text) => text.replaceAll('*', '').replaceAll('∣', '|').trim();

function numbers(text) {
	const [value, least, most] =
		plain(text)
			.match(/\d\.\d+/g)
			?.map(Number) ?? [];
	if (value === undefined) throw new Error(`docs/method.md: no AUC in \`${text}\``);
	return { value, least, most };
}
