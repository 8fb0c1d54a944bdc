import type { Place, Wanted } from './places.js';
import { quoted, steps } from './steps.js';

/** A script that completes a program's commands, options and what they take in bash. */
export function bashScript(name: string, places: readonly Place[]): string {
	const values = places.flatMap(({ path, flags }) =>
		flags.flatMap(({ names, value }) =>
			value === null ? [] : `${names.map((one) => quoted(`${path} ${one}`)).join(' | ')}) ${given(value)} ;;`,
		),
	);
	const flags = places.map(
		(one) => `${quoted(one.path)}) words=${quoted(one.flags.flatMap(({ names }) => names).join(' '))} ;;`,
	);
	const operands = places.flatMap(({ path, commands, operand }) => {
		const names = commands.map((one) => one.name).join(' ');
		if (names !== '') return `${quoted(path)}) words=${quoted(names)} ;;`;
		return operand === null ? [] : `${quoted(path)}) ${given(operand)} ;;`;
	});
	return `# Completion of ${name} in bash: source <(${name} completion bash)
_${name}() {
	local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" place= words= files= at
	# bash takes the = of --option=value for a word of its own.
	if [[ $word == '=' ]]; then word=; elif [[ $before == '=' ]]; then before="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
	for ((at = 1; at < COMP_CWORD; at++)); do
		case "$place \${COMP_WORDS[at]}" in
			${steps(places, { step: (path) => `place=${path}`, skip: 'at=$((at + 1))' }).join('\n\t\t\t')}
		esac
	done
	case "$place $before" in
		${values.join('\n\t\t')}
		*)
			if [[ $word == -* ]]; then
				case "$place" in
					${flags.join('\n\t\t\t\t\t')}
				esac
			else
				case "$place" in
					${operands.join('\n\t\t\t\t\t')}
				esac
			fi
			;;
	esac
	local IFS=$'\\n'
	if [[ $files ]]; then
		COMPREPLY=($(compgen -f -- "$word"))
		compopt -o filenames 2> /dev/null
	else
		COMPREPLY=($(IFS=' '; compgen -W "$words" -- "$word"))
	fi
	return 0
}
complete -F _${name} ${name}
`;
}

const given = (wanted: Wanted): string =>
	wanted.kind === 'FILE' ? 'files=1' : wanted.kind === 'WORDS' ? `words=${quoted(wanted.words.join(' '))}` : ':';
