import type { Flag, Place } from './places.js';

/** A script that completes a program's commands, options and what they take in fish. */
export function fishScript(name: string, places: readonly Place[]): string {
	const known = new Set(places.map((one) => one.path));
	const steps = places.flatMap(({ path, commands, flags }) => [
		...commands.flatMap((one) =>
			known.has(`${path}/${one.name}`)
				? `case ${quoted(`${path} ${one.name}`)}\n\t\t\t\tset place ${path}/${one.name}`
				: [],
		),
		...flags.flatMap(({ names, value }) =>
			value === null ? [] : `case ${names.map((one) => quoted(`${path} ${one}`)).join(' ')}\n\t\t\t\tset skip 1`,
		),
	]);
	const lines = places.flatMap(({ path, commands, flags, operand }) => {
		const here = `complete -c ${name} -n ${quoted(`__${name}_at '${path}'`)}`;
		const words = operand?.kind === 'WORDS' ? [`${here} -a ${quoted(operand.words.join(' '))}`] : [];
		return [
			...commands.map((one) => `${here} -a ${quoted(one.name)} -d ${quoted(one.about)}`),
			...(operand?.kind === 'FILE' ? [`${here} -F`] : words),
			...flags.map((one) => `${here}${written(one)}`),
		];
	});
	return `# Completion of ${name} in fish: ${name} completion fish | source
function __${name}_at
	set -l place ''
	set -l skip ''
	for word in (commandline -opc)[2..-1]
		if test -n "$skip"
			set skip ''
			continue
		end
		switch "$place $word"
			${steps.join('\n\t\t\t')}
		end
	end
	test "$place" = "$argv[1]"
end
complete -c ${name} -f
${lines.join('\n')}
`;
}

function written({ names, about, value }: Flag): string {
	const flags = names.map((one) => (one.startsWith('--') ? ` -l ${one.slice(2)}` : ` -s ${one.slice(1)}`)).join('');
	const takes =
		value === null
			? ''
			: value.kind === 'FILE'
				? ' -r -F'
				: value.kind === 'WORDS'
					? ` -x -a ${quoted(value.words.join(' '))}`
					: ' -x';
	return `${flags}${takes} -d ${quoted(about)}`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
